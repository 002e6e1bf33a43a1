-- Runs a linter that reads standard input as nvim-lint does, but waits for its end.
local lint = { linters = {}, linters_by_ft = {} }

function lint.try_lint()
  for _, name in ipairs(lint.linters_by_ft[vim.bo.filetype] or {}) do
    local linter = lint.linters[name]
    local command = { linter.cmd }
    for _, word in ipairs(linter.args) do
      table.insert(command, type(word) == "function" and word() or word)
    end
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
    assert(linter.stdin)
    local output = vim.fn.system(command, text)
    assert(vim.v.shell_error == 0 or linter.ignore_exitcode, output)
    local found = linter.parser(output, vim.api.nvim_get_current_buf())
    vim.diagnostic.set(vim.api.nvim_create_namespace(name), 0, found)
  end
end

return lint
