"""Words of the journal's page."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("审计日志", "Audit journal")
LEAD = Phrase(
    "谁、何时、做了什么、为什么。只增不改；每条含前一条的散列。",
    "Who did what, when and why. Entries are only added; each holds the hash of the one before it.",
)
WHEN = Phrase("时间（北京）", "When (Beijing)")
WHO = Phrase("经办人", "Who")
WHAT = Phrase("事项", "What")
SUBJECT = Phrase("对象", "Subject")
WHY = Phrase("原因", "Why")
DIGEST = Phrase("散列", "Hash")
PROGRAM = Phrase("系统", "the program")
EMPTY = Phrase("还没有记录", "Nothing is recorded yet")
EMPTY_NEXT = Phrase(
    "保存声明、邀请成员之后，会记在这里。", "It fills when a declaration is kept or a person is invited."
)
OLDER = Phrase("更早", "Older")
NEWER = Phrase("更新", "Newer")
VERIFY = Phrase(
    "管理员可用 tongguan office verify 核对整条链。",
    "The administrator checks the whole chain with `tongguan office verify`.",
)

HAPPENED = {
    "office.started": Phrase("首次启动", "office started"),
    "organisation.opened": Phrase("设立组织", "organisation opened"),
    "person.added": Phrase("添加成员", "person added"),
    "person.invited": Phrase("邀请成员", "person invited"),
    "person.joined": Phrase("接受邀请", "person joined"),
    "role.changed": Phrase("变更角色", "role changed"),
    "person.removed": Phrase("移除成员", "person removed"),
    "invitation.withdrawn": Phrase("撤回邀请", "invitation withdrawn"),
    "declaration.kept": Phrase("保存声明", "declaration kept"),
    "evidence.added": Phrase("上传证据", "evidence added"),
    "evidence.removed": Phrase("删除证据", "evidence removed"),
    "determination.proposed": Phrase("提交判断", "determination proposed"),
    "determination.approved": Phrase("批准判断", "determination approved"),
    "determination.declined": Phrase("退回判断", "determination declined"),
    "determination.withdrawn": Phrase("撤回判断", "determination withdrawn"),
    "catalogue.kept": Phrase("导入目录", "catalogue kept"),
    "transfer_log.kept": Phrase("上传传输日志", "transfer log kept"),
    "transfer_log.removed": Phrase("删除传输日志", "transfer log removed"),
    "census.asked": Phrase("开始人数普查", "census asked for"),
    "census.taken": Phrase("完成人数普查", "census taken"),
    "census.failed": Phrase("人数普查失败", "census failed"),
    "census.cancelled": Phrase("取消人数普查", "census cancelled"),
    "catalogue.withdrawn": Phrase("撤回目录", "catalogue withdrawn"),
    "issuer.opened": Phrase("生成签发密钥", "issuer opened"),
    "clearance.issued": Phrase("签发通行证", "clearance issued"),
    "clearance.revoked": Phrase("撤回通行证", "clearance revoked"),
    "stop.entered": Phrase("登记停止命令", "order to stop entered"),
    "stop.lifted": Phrase("解除停止命令", "order to stop lifted"),
    "gate.registered": Phrase("登记闸门", "gate registered"),
    "gate.token-renewed": Phrase("更换闸门令牌", "token of a gate renewed"),
    "gate.removed": Phrase("移除闸门", "gate removed"),
    "feed-address.made": Phrase("生成轮询地址", "feed address made"),
    "feed-address.ended": Phrase("作废轮询地址", "feed address ended"),
    "hold.asked": Phrase("请求处理扣留", "decision on a hold asked for"),
    "hold.settled": Phrase("扣留已处理", "hold settled"),
    "key.made": Phrase("生成密钥", "key made"),
    "key.revoked": Phrase("吊销密钥", "key revoked"),
    "endpoint.added": Phrase("添加接收地址", "endpoint added"),
    "endpoint.secret-rotated": Phrase("更换签名密钥", "signing secret replaced"),
    "endpoint.paused": Phrase("暂停接收地址", "endpoint paused"),
    "endpoint.resumed": Phrase("恢复接收地址", "endpoint resumed"),
    "endpoint.removed": Phrase("移除接收地址", "endpoint removed"),
}
"""What an entry tells of, by its code."""
