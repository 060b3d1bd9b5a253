"""Words of ``tongguan schema``."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "给出声明文件的 JSON Schema，编辑器据此补全和检查。\n\n"
    "YAML 编辑器（如 VS Code 的 YAML 扩展）在文件首行写 `# yaml-language-server: $schema=declaration.schema.json`。",
    "Print the JSON Schema of declarations, with which editors complete and check.\n\n"
    "In a YAML editor, begin the file with `# yaml-language-server: $schema=declaration.schema.json`.",
)
OUT = Phrase("写到这个文件，而不是标准输出", "write it to this file instead of standard output")
