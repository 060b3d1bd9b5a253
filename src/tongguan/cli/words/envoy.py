"""Words of the command about Envoy."""

from tongguan.vocabulary import Phrase

ENVOY_HELP = Phrase(
    "生成Envoy的配置：未经闸门放行的请求一律不通过。\n\n"
    "从配置中的抽取规则读出需要的请求头；闸门不答复、请求体过大或者被截断时都不通过。",
    "Write the configuration of an Envoy that lets nothing pass without the gate.\n\n"
    "The headers that the rules read are taken from the extraction. Where the gate does not answer, or a body is too "
    "large or cut off, nothing passes.",
)
UPSTREAM = Phrase("请求放行后送往哪里", "where requests go once they are admitted")
LISTEN = Phrase("Envoy在哪里监听", "where Envoy listens")
GATE = Phrase("闸门在哪里；省略即按配置", "where the gate is; as the configuration says where left out")
TOKEN_FILE = Phrase(
    "Envoy向闸门出示的令牌所在的文件；文件里没有别的内容，也没有换行",
    "the file of the token that Envoy shows the gate; nothing else is in it, no end of line either",
)
AUTHORITY = Phrase("核验闸门证书用的证书文件", "the certificates that the gate's is verified with")
CERTIFICATE = Phrase("Envoy自己的证书", "Envoy's own certificate")
CERTIFICATE_KEY = Phrase("该证书的私钥", "the key of that certificate")
OUT = Phrase("写入的文件；省略即打印", "the file to write; printed where left out")
WRITTEN = Phrase("已写入 {file}", "written to {file}")
