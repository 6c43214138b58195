import type { VetoList } from '../compile/schema.ts';

/**
 * Words that speak against a request. Most look-alikes fail already because a rule leaves little room for unknown words;
 * these stop the rest. Strength 8 stops everything, 6 all but complaints of a person, 4 all but complaints with a question, 3 bare requests.
 */
export const vetoes: readonly VetoList[] = [
  {
    name: 'media',
    strength: 8,
    words: `电视剧 电影 动画 动漫 漫画 小说 综艺 纪录片 宣传片 韩剧 美剧 全集 大结局 多少集 第几集 更新 主题曲 花絮 观看 国语 粤语 配音 歌 歌曲 儿歌 歌词 朗诵 舞蹈 演唱 主演 演员 明星 cctv 直播 新闻 广告 解说 故事 绘本 童话
      书籍 教材 教程 课件 题库 真题 试卷 试题 考试 押题 课程 讲座 作文 手抄报 绘画 简笔画 表情包 壁纸 头像 游戏 攻略 搞笑 小品 相声 日记 手记 剧 第一季 第二季 第三季 护理学 指南`,
  },
  {
    name: 'goods',
    strength: 8,
    words: `桌游 凉一凉 挂画 收据 票据 发票 玩具 积木 手办 公仔 玩偶 过家家 贴纸 徽章 奖状 锦旗 横幅 海报 胸牌 名片 钥匙扣 证件 衣服 服装 工作服 白大褂 口罩 防护服 体温计 温度计 额温枪 听诊器 试剂 试纸 抗原检测 批发 厂家 旗舰店 淘宝 天猫 京东 当当网 包邮 正品 同款 新款 定制 订制 代购 二手 配件 套装 礼盒
      家用 充电 打印 模板 电子版 面膜 护肤品 精油 隔离霜 保健品 按摩仪 治疗仪 发烧友 发烧级 自发热 加热 取暖 功放 音箱 音响 耳机 鼠标 键盘 电脑 显卡 隔离器 退热贴 退烧贴 病床 病号服 病历 排队 叫号 挂号信 在线式 办公 接待`,
  },
  {
    name: 'brands',
    strength: 8,
    words: `植物医生 白大夫 周大夫 好护士 奇异博士 怪医 法医 拯救者 丁香医生 平安好医生 春雨医生 实习医生 小医生 小大夫 天才医生 浪漫医生 神医 毒医 医妃 校医 军医 机智的医生`,
  },
  {
    name: 'trade',
    strength: 6,
    words: `律师 法律 咨询师 管理咨询 留学 贷款 还款 信用卡 装修 维修 修理 保险 招聘 求职 面试 培训 资格 职称 执业 实习 实训 手册 论文 公司 摄影 设计 价格表 报价 故障 诊断仪 操作视频 手术视频 美容 医美 整形`,
  },
  {
    name: 'things',
    strength: 6,
    words: `木头 枕头 镜头 龙头 插头 充电头 石头 罐头 馒头 头盔 头绳 头饰 手机 手表 手链 手镯 手串 手环 手柄 手电 手账 手推车 手盆 洗手 背包 背带 背景 眼镜 眼影 眼线 耳环 耳钉 牙刷 牙膏 口红 唇膏 唇釉 指甲油 指甲刀 脚垫 脚架 腰带 胸针 面料 面板 发卡 发夹 皮带 皮鞋 皮包 沙发 骨架 爱心 点心 心形 桌腿 脸盆 肩带 墙面 衣服 平板 充电器 发动机 汽车 车 刹车 空调 热水器 冰箱 洗衣机 马桶 水管 水龙头 墙 地板 瓷砖 玻璃 门窗 电梯 电线 插座 电机 水泵 机器 软件 系统 账号 密码 快递 退货 退款 订单 店铺 卖家 发货 尺码 羽绒服 皮衣 衣柜 毕业证 前任 分手 结婚 离婚 股票 彩票`,
  },
  {
    name: 'animals-and-plants',
    strength: 6,
    words: `熊 熊大 小熊 佩奇 我家狗 我家猫 我的狗 我的猫 狗 猫 犬 泰迪 金毛 宠物 兽医 兔 仓鼠 鹦鹉 鸽子 鸡 鸭 鹅 猪 羊 草鱼 金鱼 乌龟 鱼缸 饲料 养殖 多肉 绿萝 花卉 盆栽 兰花 果树 农药 叶子 植物`,
  },
  { name: 'third-person', strength: 5, words: `他 她 它 you your` },
  {
    name: 'medicines',
    strength: 4,
    words: `药 药膏 药水 感冒药 退烧药 颗粒 胶囊 口服液 糖浆 冲剂 丸 喷雾 止咳 止痒 外用 同仁堂 药店 药房 贴 艾灸 针灸 足浴 偏方 茶`,
  },
  {
    name: 'product-nouns',
    strength: 4,
    words: `服 衣 鞋 帽 裤 裙 袍 褂 椅 桌 柜 架 床 灯 机 器 仪 条 记 枪 盒 箱 袋 杯 笔 本 书 牌 卡 章 膏 霜 粉 液 油 膜 管 片 集 季 部 版 台 视频 图片 单 表 台 神器 品牌 款`,
  },
  {
    name: 'products-en',
    strength: 8,
    words: `book books guide dvd vinyl lego toy toys shirt tshirt t_shirt shirts mug sticker costume scrubs uniform bag backpack case cover poster sign card decor plush puzzle game kit bottle mask masks gloves gown badge keychain ornament socks shoes boots
      thermometer stethoscope monitor machine device chair pillow rug carpet lamp fixture cleaner soap cream serum oil capsules tablets drops syrup gummies vitamin supplement tea candy pet dog cat truck season episode movie series novel 
      fiebre_del_sabado febbre_del_sabato fievre_du_samedi saturday_night_fever doctor_who dr_who doctor_strange doctor_sleep good_doctor rug_doctor plague_doctor shock_doctor love_doctor dr_martens doc_martens witch_doctor not_sick dont_need favorite funny salon wrote lit_medicalise`,
  },
  {
    name: 'products',
    strength: 8,
    words: `libro libros libri livre livres juguete juguetes disfraz peluche muneca jouet jouets deguisement poupee juego juegos jeu jeux cerotto cerotti crema creme gioco giocattolo giocattoli taza tazza tasse camiseta maglietta pelicula dvd serie_tv saison stagione cojin cuscino coussin almohada oreiller jarabe sciroppo sirop pastillas pastilles termometro thermometre mascarilla mascarillas mascherina mascherine masque masques
      لعبة العاب كتاب ملابس فيلم مسلسل كمامة كمامات هدية شراب حقيبة شنطة
      おもちゃ ごっこ コスプレ マスク クッション サポーター 枕 検査薬 キット ベッド シロップ シート プレゼント
      장난감 놀이 책 베개 쿠션 마스크 선물 키트 인형 패치 시럽 가방 보호대 슬리퍼 25개`,
  },
];
