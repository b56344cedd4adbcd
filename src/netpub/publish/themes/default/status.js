// Sorting by column and search; without this script the table stands in the order of the project and lacks nothing else.
const table = document.querySelector("#rows"), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
const form = document.querySelector(".search"), field = form.querySelector("input"), found = form.querySelector("[role=status]");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.title = table.dataset.sort.replace("{column}", head.textContent);
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending", sign = down ? -1 : 1;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [row.cells[column].dataset.key, row]);
    rows.sort(([one], [other]) => (one < other ? -sign : one > other ? sign : 0));
    body.append(...rows.map(([, row]) => row));
  });
  head.replaceChildren(button);
});
const search = () => {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of body.rows) {
    const text = plain(row.textContent);
    row.hidden = !words.every((word) => text.includes(word));
    count += row.hidden ? 0 : 1;
  }
  found.textContent = words.length ? found.dataset.found.replace("{count}", count.toLocaleString(document.documentElement.lang, {numberingSystem: "latn"})) : "";
};
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
form.hidden = false;
