// Search by title: shows the publications whose title or subtitle holds every word typed. Without this script there is no search field.
const form = document.querySelector(".search"), field = form.querySelector("input"), found = form.querySelector("[role=status]");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const search = () => {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const item of document.querySelectorAll(".shelf > li")) {
    const text = plain([...item.querySelectorAll("h3, h4, .subtitle")].map((part) => part.textContent).join(" "));
    item.hidden = !words.every((word) => text.includes(word));
    count += item.hidden ? 0 : 1;
  }
  for (const part of document.querySelectorAll(".topic, main > section")) part.hidden = !part.querySelector(".shelf > li:not([hidden])");
  found.textContent = words.length ? found.dataset.found.replace("{count}", count.toLocaleString(document.documentElement.lang, {numberingSystem: "latn"})) : "";
};
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
form.hidden = false;
