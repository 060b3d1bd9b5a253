"""Words of the pages of webhooks."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("Webhook 通知", "Webhooks")
LEAD = Phrase(
    "出境、判断、目录有变化时，通知您的程序；消息带签名。",
    "Tells your programs when exports, determinations or catalogues change; every message is signed.",
)
ENDPOINT = Phrase("接收地址", "Endpoint")
ADDRESS = Phrase("接收地址", "Address")
ADDRESS_HELP = Phrase(
    "须为 https，例如 https://hooks.company.example/tongguan。",
    "With https, such as https://hooks.company.example/tongguan.",
)
EVENTS = Phrase("事件", "Events")
ADD = Phrase("添加接收地址", "Add an endpoint")
STATE = Phrase("状态", "State")
LAST = Phrase("最近投递", "Last delivery")
NEVER = Phrase("从未", "never")
OPEN = Phrase("查看", "Open")
STATES = {
    "active": Phrase("启用", "active"),
    "paused": Phrase("已暂停", "paused"),
    "removed": Phrase("已移除", "removed"),
}
"""How an endpoint stands."""
EMPTY = Phrase("还没有接收地址", "There is no endpoint yet")
EMPTY_NEXT = Phrase("添加一个，然后在它的页面发送测试事件。", "Add one, then send it a test event from its own page.")
SECRET_ONCE = Phrase(
    "请现在复制签名密钥。它只显示这一次；以后可以更换。",
    "Copy the signing secret now. It is shown only this once; it can be replaced later.",
)
SECRET = Phrase("签名密钥", "Signing secret")
ENDPOINT_TITLE = Phrase("第 {number} 号接收地址", "Endpoint {number}")
BACK = Phrase("全部接收地址", "All endpoints")
TEST = Phrase("发送测试事件", "Send a test event")
TEST_SENT = Phrase("测试事件已排队，结果显示在下面。", "The test event is queued; what comes of it is shown below.")
PAUSE = Phrase("暂停", "Pause")
PAUSED = Phrase("已暂停；等待中的消息留到恢复之后。", "Paused; what is waiting stays until it is resumed.")
RESUME = Phrase("恢复", "Resume")
RESUMED = Phrase("已恢复；暂停期间的事件不补发。", "Resumed; what happened in between is not told.")
ROTATE = Phrase("更换密钥", "Replace the secret")
ROTATE_SURE = Phrase(
    "生成新的签名密钥？旧密钥还能用 24 小时。", "Make a new signing secret? The old one stays good for 24 hours."
)
REMOVE = Phrase("移除", "Remove")
REMOVE_SURE = Phrase(
    "确定移除这个接收地址？等待中的消息将不再发送，记录保留。",
    "Remove this endpoint? What is waiting is not sent any more; the log stays.",
)
REMOVED = Phrase("已移除", "It was removed")
OLD_SECRET = Phrase("旧密钥有效至 {until}（北京）。", "The old secret is good until {until} (Beijing).")
DELIVERIES = Phrase("投递记录", "Deliveries")
DELIVERIES_SHOWN = Phrase("最近 50 条。", "The last 50.")
EVENT = Phrase("事件", "Event")
SUBJECT = Phrase("对象", "Subject")
RESULT = Phrase("结果", "Result")
ATTEMPTS = Phrase("尝试", "Attempts")
WHEN = Phrase("时间（北京）", "When (Beijing)")
NEXT = Phrase("下次 {at}", "next {at}")
ACTIONS = Phrase("操作", "Actions")
AGAIN = Phrase("重发", "Send again")
AGAIN_DONE = Phrase("已重新排队", "It is queued again")
DELIVERY_STATES = {
    "waiting": Phrase("等待", "waiting"),
    "delivered": Phrase("已送达", "delivered"),
    "failed": Phrase("失败", "failed"),
}
"""What came of a message."""
WRONG = {
    "name-not-found": Phrase("找不到主机名", "the name leads to no machine"),
    "address-refused": Phrase("该地址不允许发送", "the address may not be sent to"),
    "not-encrypted": Phrase("加密连接没有建立", "no encrypted connection came about"),
    "too-slow": Phrase("超时", "no answer in time"),
    "nobody-there": Phrase("连接被拒绝", "nobody takes the connection"),
    "broken-off": Phrase("连接中断", "the connection broke off"),
    "endpoint-removed": Phrase("接收地址已移除", "the endpoint was removed"),
}
"""What went wrong, by its code."""
ANSWERED = Phrase("回答 {status}", "answered {status}")
NO_DELIVERIES = Phrase("还没有投递", "Nothing was sent yet")
NO_DELIVERIES_NEXT = Phrase("发送一个测试事件，看看对方能否收到。", "Send a test event to see whether it arrives.")
