-- Serves jobs to netpub: one JSON line in, one JSON line out, until the input ends. The documents hold no raw markup and no
-- picture but data: addresses (tools/pandoc.py sees to it), so that nothing here opens a file or an address; a citation style
-- comes with its job, as text.
io.stdout:setvbuf("no")

local function written(job)
  local options = job.options or {}
  if options.template then
    options.template = pandoc.template.compile(options.template)
  end
  pandoc.mediabag.empty()
  local document = pandoc.read(job.ast, "json")
  if job.style then
    document.meta.csl = pandoc.mediabag.make_data_uri("application/xml", job.style)
    document = pandoc.utils.citeproc(document)
  end
  return pandoc.write(document, job.to, pandoc.WriterOptions(options))
end

-- a library of references, in a format that pandoc knows, as CSL-JSON; the empty table says that there are no files to open
local function library(job)
  return pandoc.write(pandoc.read(job.text, job.from, nil, {}), "csljson")
end

for line in io.lines() do
  local job = pandoc.json.decode(line, false)
  local answer
  if job.ready then
    answer = { ready = tostring(PANDOC_VERSION) }
  else
    local well, result = pcall(job.text and library or written, job)
    if well then
      -- base64, because an EPUB file is binary; made by pandoc itself, which is a hundred times as fast as Lua code
      answer = { data = pandoc.mediabag.make_data_uri("application/octet-stream", result) }
    else
      answer = { error = tostring(result) }
    end
  end
  io.stdout:write(pandoc.json.encode(answer), "\n")
end
