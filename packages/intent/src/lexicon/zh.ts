import type { WordList } from '../compile/schema.ts';

/** Chinese, simplified (traditional is brought to it before words are looked up) with Cantonese and Taiwan usage; pinyin comes from the readings. */
export const zh: readonly WordList[] = [
  {
    concepts: ['direct'],
    slips: true,
    words: `看医生 看病 问诊 看诊 问医生 找医生 就医 就诊 寻医 问大夫 找大夫 义诊 复诊`,
  },
  { concepts: ['direct'], pinyin: true, words: `发热门诊 视频问诊 急诊室` },
  {
    concepts: ['direct'],
    words: `wskys zxkys zxwys wzys zxwzys 名医在线 视像诊症 诊症 挂急诊 zxzx mfzx wskb ghyy wzkb spwz jkzx dhwz wyskys wxkys xkys zxgh fsks zgys ksyy dhzx spzx 续方 zxwz xgzx yygh fszmb zxkb zxys yszx wsgh mfwz kszmb gmzmb hlwyy frmz xgwz
      睇医生 搵医生 揾医生 睇病 寻医问药 求诊 手机挂号 手机问诊 开处方 视频看病 视频看医生 视频找医生 医生你好 大夫你好 医生您好 视频问诊 医生视频 视讯看诊 视频医生 视频看诊 云诊室 云问诊
      医生在线 医生帮 求助医生 大夫帮 健康咨询 用药咨询 找专家看 看急诊
      去急诊 去看医生 去医院看 去医院检查 要去医院 去医院吗 要看医生 上医院 叫救护车 开药 远距医疗 陪诊
      发热门诊 发烧门诊 专家门诊`,
  },
  {
    concepts: ['doctor'],
    slips: true,
    words: `医生 大夫 医师`,
  },
  { concepts: ['symptom', 'acute', 'have'], words: `低烧不退 高烧不退 烧不退 咳唔停 咳到瞓唔到 咳到吐` },
  { concepts: ['direct'], words: `核酸检测预约 预约核酸 做核酸 线上咨询 视频call医生 手机看病 突然不舒服` },
  { concepts: ['doctor'], pinyin: true, words: `专家 护士` },
  { concepts: ['department'], pinyin: true, words: `儿科 妇科 皮肤科 呼吸科` },
  {
    concepts: ['doctor'],
    words: `主任 家庭医生 牙医 护士 医务人员 心理医生 daifu`,
  },
  { concepts: ['care'], slips: true, words: `诊疗 会诊 看诊 面诊` },
  { concepts: ['care'], words: `诊断 处方 诊治 医治 就诊 看病 医疗 医学 病情` },
  { concepts: ['advice'], slips: true, words: `咨询 询问 谘询` },
  { concepts: ['advice'], words: `援助 求助 请教 提问 解答 建议 指导 聊聊 问问 问一下 问下 想问 请问 求问 求解 热线 客服` },
  { concepts: ['clinic'], slips: true, words: `医院 门诊 诊所` },
  { concepts: ['clinic'], words: `急症 急症室 社区医院 急诊 急诊科 卫生院 诊室 病院 中医院 专科医院 医疗中心` },
  {
    concepts: ['department'],
    words: `内科 外科 神经科 消化科 产科 男科 骨科 眼科 耳鼻喉 口腔科 牙科 心内科 泌尿科 肛肠科 感染科
      中医 家医科 内分泌科 风湿科 肿瘤科 精神科 心理科 中医科 康复科`,
  },
  { concepts: ['booking', 'care'], slips: true, words: `挂号` },
  { concepts: ['booking', 'care'], words: `专家号 挂个号` },
  { concepts: ['booking'], slips: true, words: `预约` },
  { concepts: ['online'], pinyin: true, words: `视频 电话 远程 手机` },
  { concepts: ['symptom', 'acute'], pinyin: true, words: `呕吐 胸闷 疼痛 高烧 胃疼 流鼻血 腹泻` },
  { concepts: ['should', 'question', 'want'], pinyin: true, words: `帮我` },
  { concepts: ['talk'], words: `kan wen zhao` },
  { concepts: ['want'], words: `xiang yao xuyao` },
  { concepts: ['self'], words: `wo` },
  { concepts: [], words: `qu zenme butui kankan lao de you hen bu zai yi ge gua` },
  { concepts: ['question'], words: `ma zaima youma` },
  { concepts: ['have'], words: `le` },
  { concepts: ['booking'], words: `手机预约 约医生 挂急诊 约号` },
  {
    concepts: ['department-question'],
    slips: true,
    words: `什么科`,
  },
  {
    concepts: ['department-question'],
    pinyin: true,
    words: `哪个科 哪科 哪一科 啥科`,
  },
  {
    concepts: ['department-question'],
    words: `什么科室 哪个科室 啥科室 咩科 边科 边一科`,
  },
  {
    concepts: ['symptom', 'acute'],
    slips: true,
    words: `发烧 发热 咳嗽 感冒 头疼 头痛 拉肚子 肚子疼 嗓子疼 喉咙痛 流鼻涕 鼻塞 呕吐 恶心 头晕`,
  },
  {
    concepts: ['symptom', 'acute'],
    words: `高烧 低烧 低热 烧不退 烧到 干咳 咳痰 咯血 咳得 咳不停 一直咳 有痰 疼 痛 腹泻 拉稀 想吐 乏力 没力气 无力 晕倒 抽搐 胸闷 气短 喘 喘不上气 喘不过气 上不来气 呼吸困难 心慌 心悸 畏寒 寒战 发冷 没胃口 发抖 吞咽困难 带血 有血丝 起疹子 出疹子 发高烧 红点 肚泻 肚屙 流鼻水 咳唔停 咳到 上吐下泻 吐了 摔倒 跌倒 说不出话`,
  },
  {
    concepts: ['symptom', 'acute', 'covid'],
    words: `没有嗅觉 没嗅觉 失去嗅觉 闻不到 闻不出 尝不出 没有味觉 没味觉 失去味觉`,
  },
  {
    concepts: ['symptom'],
    words: `退烧 退不了烧 体温 痰多 吐痰
      嗓子哑 声音嘶哑 失声
      拉水 便血 便秘 拉不出 大便干 血便 吐奶 吐血 吐酸水 反胃 反酸 烧心 胃酸 胃胀 腹胀 胀气 打嗝 消化不良 积食 食欲不振 厌食 不爱吃饭 不吃饭 不想吃饭 不吃奶 不爱吃奶
      眩晕 头昏 眼花 昏迷 惊厥 抽筋 痉挛 癫痫 麻木 发麻 手麻 脚麻 腿麻 没劲 疲劳 疲倦 嗜睡 犯困 失眠 睡不着 睡不好 盗汗 出虚汗 出汗 冒冷汗 怕冷       呼吸急促 心跳快 心律不齐 早搏 憋气 喷嚏 流鼻血 鼻子不通 不通气 嗅觉 味觉 没味道
      痒 疹 疹子 荨麻疹 起包 水泡 疙瘩 粉刺 溃烂 化脓 流脓 硬块 硬包 肿 淤青 瘀血 发紫 出血 流血 渗血 掉头发 脱发 掉发
      耳鸣 耳聋 听不见 听力下降 看不清 视力模糊 视力下降 重影 飞蚊症 流眼泪 眼屎 眼睛红 眼皮跳 怕光 口臭 口干 口苦 嘴苦 口水 舌苔 磨牙
      尿频 尿急 血尿 尿不尽 尿不出 尿黄 漏尿 尿床 白带 分泌物 月经 例假 姨妈 来事 停经 闭经 推迟 经期 流产 人流 药流 引产 剖腹产 怀孕 孕吐 见红 产后 排卵 不孕 不育 备孕 涨奶 乳腺 回奶
      中暑 着凉 上火 受凉 发炎 炎症 感染 过敏 中毒 烫伤 烧伤 扭伤 崴脚 骨折 脱臼 摔伤 擦伤 破皮 伤口 被咬 抓伤 狗咬 猫抓 被猫咬 被蛇咬 蜇了 呛到 噎住 误吞 鱼刺
      哭闹 不睡觉 咬牙 打呼噜 打鼾 黄疸 奶瓣 出牙 缺钙 矮小 自闭 多动 抑郁 焦虑 烦躁 健忘 记忆力 血压 血糖 血脂 尿酸 转氨酶 白细胞 红细胞 血小板 贫血 激素 指标 体检 b超 ct 核磁 胃镜 肠镜
      异物感 堵塞感 坠胀 长了个 长了一个 结节 息肉 增生 积液 积水 钙化 反流 返流 脱垂 侧弯 驼背 肥大 萎缩 糜烂 硬化 溃疡 穿孔 淋巴结 痣 鸡眼 灰指甲 脚气 脚臭 狐臭 腋臭 斑 痘 狂犬 打针 化疗 放疗 术后 拔牙 智齿 蛀牙`,
  },
  { concepts: ['ill'], slips: true, words: `不舒服` },
  {
    concepts: ['ill'],
    words: `难受 不好受 厉害 严重 受不了 唔舒服 不适 生病 病了 得病 患病 病重 病情加重 身体不好 身体虚 虚弱 没精神 没好 不见好 反复 反反复复 后遗症 副作用 不良反应 毛病 复发 加重 恶化`,
  },
  {
    concepts: ['sign'],
    words: `脱皮 起泡 脱落 红点 阴影 增大 坏死 晕 闷 憋 厚 呼吸 起鸡皮 困难 刺激 动不了 不畅 不通畅 不均匀 瞌睡 通红 沉 发黄 发黑 发白 发青 发红 变黄 变黑 变形 弯曲 松动 麻 酸 胀 堵 硬 凉 烫 热 干 裂 破 烂 断 掉 漏 臭 味道 异味 黏 粘 抖 颤 响 跳 突出 鼓起 开裂 粗糙 脏 红 黑 黄 白 紫 绿 褐色 黑色 红色 血 血丝 脓 包 块 点 泡 不好 不行 不来 没来 没有来 提前 延期 量少 量多 多 少 快 慢 偏高 偏低 高 低 大 小 晚 不长 不通 不平 磕 摔 撞 打 咬 抓 割 扎 拉 吐 哭 闹 呛 抽`,
  },
  {
    concepts: ['body'],
    words: `排便 排尿 便 粪便 心 卵蛋 肾部 头 头部 头皮 后脑勺 太阳穴 额头 脑袋 脸 脸颊 面部 眼睛 眼 眼皮 眼角 眼球 耳朵 耳 鼻子 鼻 鼻腔 嘴 嘴巴 嘴唇 嘴角 口腔 舌 舌尖 舌根 牙齿 牙 牙龈 喉咙 喉 嗓子 咽 扁桃体 下巴 脖子 颈部 颈椎 后颈 肩膀 肩 腋下 腋窝 胳膊 手臂 手 手指 手掌 手腕 指甲 拇指 指头
      胸 胸口 胸部 乳房 乳头 心口 肺 肺部 肝 胆 胆囊 脾 胰腺 胃 肠 肠道 肾 膀胱 前列腺 子宫 宫颈 卵巢 输卵管 外阴 阴道 阴部 阴囊 包皮 尿道 肛门 屁股 臀部 盆腔 下身 下面 腹部 小腹 肚子 肚脐 腰 腰部 背 背部 脊椎 脊柱 腰椎 肋骨 骨头 关节 膝盖 膝关节 腿 腿部 大腿根 脚 脚趾 脚底 脚踝 脚掌 足跟 趾甲
      皮肤 全身 浑身 身上 身体 肌肉 血管 神经 淋巴 甲状腺 尿 粑粑 屎 放屁 汗 头发 眉毛 胡子 阴毛 胎儿 胎盘 羊水 内膜 鼻窦 声带 气管 支气管 食管 食道 阑尾 直肠 结肠`,
  },
  {
    concepts: ['disease'],
    words: `人流 引产 包皮 试管婴儿 不孕 不育 阳萎 痔 妊娠 疤痕 肿物 炎 癌 瘤 癣 疮 疣 病 症 综合征 扁桃体发炎 乙肝 丙肝 宫颈糜烂 乳腺增生 风湿 腰椎间盘突出 腰间盘突出 腰肌劳损 骨质增生 骨质疏松 痛风
      心肌缺血 心衰 房颤 中风 脑梗 脑出血 脑瘫 脑震荡 帕金森 老年痴呆 面瘫 三叉神经痛 坐骨神经痛 神经衰弱 精神分裂 羊癫疯 羊角风 甲亢 甲减 甲状腺结节 高血脂 脂肪肝 肝硬化 肝腹水 多囊 卵巢囊肿 内分泌 月经不调 更年期 宫外孕
      肛裂 肛瘘 疝气 结石 结核 哮喘 肺气肿 肺结节 肺积水 流感 甲流 支原体 手足口 水痘 麻疹 风疹 百日咳 猩红热 幼儿急疹 登革热 艾滋 梅毒 hiv hpv 白癜风 腋臭 静脉曲张 血栓 破伤风 强直 股骨头坏死 半月板 白内障 青光眼 近视 斜视 弱视 散光 结膜 玫瑰糠疹 兔唇 鼻息肉 腺样体肥大
      妇科病`,
  },
  {
    concepts: ['duration'],
    words: `两周 三周 一个礼拜 一周 一个星期 一星期 两天 三天 四天 五天 几天 一天 半夜 夜里 整夜 一个月 两个月 半个月 几个月 多月 半年 一年 几年 多年 好久 很久 一直 经常 最近 近期 昨天 今天 昨晚 今早 早上 晚上 突然 偶尔 有时 有时候 突然 开始 昨晚开始 持续 长期 连续 天天 每天 度 38 39 40 老 总 天了 周了 月了 年了`,
  },
  {
    concepts: ['help'],
    slips: true,
    words: `怎么办 怎么治 怎么治疗`,
  },
  {
    concepts: ['help'],
    words: `咋办 怎办 如何办 该怎么办 怎么处理 如何处理 怎样处理 怎么缓解 如何缓解 怎么解决 如何治疗 如何治 怎样治疗 怎样治 咋治 怎么医 怎么医治 怎么样治 怎么调理 怎么止 怎么退 怎么消 点算 点办 怎么弄 咋弄 怎么消除 怎么护理 怎么去除 能治吗 能治好吗 可以治吗 治得好吗 能治愈吗 能根治吗 会好吗 能好吗 吃什么药 用什么药 吃啥药 用啥药 用什么药膏 吃什么好 吃点什么药 要打针吗 什么办法 有什么方法 有没有办法 有什么好办法 救命 怎么快速 怎么才能 怎样才能 如何才能 怎么能 该怎么 应该怎么 应该如何 该如何 要怎么 怎么办才好 求救 帮帮我`,
  },
  {
    concepts: ['cause'],
    slips: true,
    words: `怎么回事 什么原因 什么病`,
  },
  {
    concepts: ['cause'],
    words: `怎么回 咋回事 啥原因 什么引起 什么导致 怎么引起 如何引起 什么造成 原因 何原因 什么情况 啥情况 什么毛病 啥毛病 啥病 什么问题 有问题吗 什么症状 咩事 做咩 为什么 为啥 为何 点解 怎么了 怎么啦 咋了 怎么会 咋会 怎么是 会是 是不是 是否 会不会 有事吗 没事吧 没事吗 正常吗 正常么 严重吗 要紧吗 要不要紧 危险吗 有影响吗 有关系吗 怎么形成 什么意思 何解 哪出问题 不知道怎么 不知什么 不知是 不知道是 会传染吗 还是`,
  },
  { concepts: ['should'], pinyin: true, words: `要不要 该不该 用不用 需要 要去 应该 该去 必须 可以吗 能不能 可不可以 要看 用看 还用` },
  { concepts: ['which'], words: `时间 哪家 哪 边间 边度 那家 那个 那里 什么 在哪 怎么找 地址 电话 排名 推荐 怎么样 如何 有没有 位置` },
  { concepts: ['good'], words: `好 较好 不错 权威 专业 正规 有名 强 便宜 可以 口碑 靠谱 安全 专科 效果` },
  { concepts: ['self'], pinyin: true, words: `孩子 小孩 宝宝 老人 儿子 女儿 孕妇` },
  {
    concepts: ['self'],
    words: `我 我们 我家 自己 宝贝 婴儿 新生儿 幼儿 小朋友 娃 孙子 孙女 细路 bb 女宝 男宝 男孩 女孩 儿童 老年人 爸爸 妈妈 父亲 母亲 我爸 我妈 爷爷 奶奶 外婆 外公 老公 老婆 女友 男友 女朋友 男朋友 哺乳期 家人 岁 个月 女性 男性 女人 男人 孕 月大 患者 病人`,
  },
  { concepts: ['have'], words: `了 感觉 觉得 有点 有些 得了 患了 出现 起了 长了 查出 诊断为 确诊为 患有 好像 怀疑 疑似` },
  { concepts: ['covid'], pinyin: true, words: `新冠肺炎` },
  { concepts: ['covid'], slips: true, words: `新冠 核酸 抗原 疫情` },
  {
    concepts: ['covid'],
    words: `新冠肺炎 新型肺炎 新冠病毒 新型冠状病毒 冠状病毒 新冠状病毒 武汉肺炎 奥密克戎 德尔塔 covid 密接 密切接触 隔离 封控 快筛 阳康 新冠后遗症 无症状`,
  },
  {
    concepts: ['positive', 'covid'],
    pinyin: true,
    words: `阳了 阳性 两条线 两道杠 两条杠 阳过 中招 确诊 确诊了 复阳 转阴 得新冠 感染新冠 小阳人 弱阳 是阳 染疫 中咗招`,
  },
  { concepts: ['question'], words: `吗 么 嘛 呢 怎么 怎样 请问 问 求助 求解答 咋 什么 求帮助 吧` },
  { concepts: ['online'], slips: true, words: `在线 网上` },
  {
    concepts: ['online'],
    words: `发消息 夜间 周末 线上 网路 网络 远距 视讯 电话 远程 互联网 图文 语音 微信 手机上 上门 app 24小时 线上平台 平台 实时 在吗 在不在`,
  },
  { concepts: ['free'], pinyin: true, words: `免费 公益 不要钱 0元` },
  {
    concepts: ['want'],
    words: `挂 有空 想 想要 要 需要 求 急 急需 急求 急找 找 寻找 找个 找一个 有没有 有无 有 需 希望 想找 我想 我要 帮我 帮忙 能不能 可以 哪里有 怎么找 怎么约`,
  },
  { concepts: ['talk'], slips: true, words: `看 问 联系` },
  { concepts: ['talk'], words: `倾 通话 见 约 聊 聊聊 连线 打电话 搵 揾 睇 请 跟 和 与 同 沟通 聊天 请问 请教 问问 找` },
  { concepts: ['near'], pinyin: true, words: `附近` },
  { concepts: ['near'], words: `做核酸 检测点 最近的 周边 周围 身边 本地 就近 附近的 地址 在哪 在哪里 哪里有 哪有` },
  { concepts: ['treat'], words: `治疗 治 看 医 专治 主治 治愈 检测 检查` },
  {
    concepts: [],
    words: `的 吗 呢 啊 吧 呀 么 嘛 哦 哈 哎 唉 嗯 得 地 过 是 在 有 没 没有 出门 开始 极速 线 不 也 康复 都 就 还 又 再 很 太 好 真 特别 非常 比较 更 最 挺 超 一 二 三 四 五 六 七 八 九 十 两 半 几 个 次 天 日 周 月 年 号 点 时 时候 分钟 小时 度 多 些 点 下 一下 这 那 这个 那个 这样 这种 什么 怎么 他 她 你 您 你好 您好 大家 人 谢谢 请 跟 和 与 同 或 从 到 去 来 上 里 中 后 前 左 右 边 之 以 为 被 把 给 对 用 让 会 能 可 可以 要 想 说 吃 喝 睡 起 肯 专线 期间 情况 问题 现在 之前 之后 然后 但是 而且 因为 所以 如果 做 服务 中心 平台 宝鸡 台湾 台北 部位 全部 大部分 四季 小心 不小心 可能 一样 像 发现 已 已经 以后 以前 但 但是 一边 轻微 稍微 有点 天气 夜晚 年龄 男 女 小 大 白天 一生 一声 看一生 问一声 找一生 因 线 第 左边 右边 里面 上面 旁边 两边 左侧 右侧 一侧 只 双 全 整个 吃饭 睡觉 走路 起床 喝酒 出生 便 早 晚`,
  },
];
