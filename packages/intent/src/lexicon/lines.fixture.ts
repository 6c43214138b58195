/** Lines written for the tests: what people type when they want a doctor, and what only looks like it. */
export interface Lines {
  readonly requests: readonly string[];
  readonly lookalikes: readonly string[];
}

const lines = (text: string) => text.trim().split(/\s*\n\s*/);

/** By language (BCP 47). */
export const LINES: Readonly<Record<string, Lines>> = {
  'zh-Hans': {
    requests: lines(`
      我要看医生
      网上医生
      免费在线问诊
      三甲医生在线咨询
      需要看医生
      私人医生咨询
      牙医咨询
      夜间医生在线
      干咳两周了
      胃疼怎么办
      牙疼去哪看
      膝盖疼去医院挂什么科
      我咳嗽三天了
      抗原阳性怎么办
      新冠康复咨询
      新冠感染了吗
      宝宝起疹子
      小孩发烧怎么处理
      儿科问诊
      挂号
      在线挂号
      约个医生
      线上医院
      附近看病的地方
      问一生
      covid 怎么办
      online问诊
      💊问诊
      ｄｏｃｔｏｒ　在线
      哪里能问医生
      有没有免费的医生
      专家在线
      一对一问诊
      生病了想看医生
      高烧40度怎么办
      头痛得厉害
      胃胀气怎么办
      皮肤过敏怎么办
      月经不调看什么科
      中暑了怎么办
      今天突然发烧
      新冠线上问诊
      阳了怎么开药
      阳过之后胸闷
      密接需要隔离吗
      宝宝低烧怎么办
      宝宝不吃奶怎么回事
      儿童咳嗽看医生
      儿科医生在线
      预约牙医
      医生预约
      附近医生
      哪个医院好
      预约挂耗
      专家咨寻
      fever怎么办
      covid positive 怎么办
      想跟医生聊一聊
      疫情期间找医生
      肚子胀气看哪个科
      阳了嗓子疼怎么办
      网上看病挂号预越
      在线找大夫
      线上问医生
      流鼻涕打喷嚏怎么办
      新冠怎么看医生
      没味觉了怎么办
      预约看病
      网上医院在哪
      发烧怎么班
      想在网上找医生看看
      医生有空吗
      可以找医生聊天吗
      线上咨询医生要钱吗
      在线医生免费咨询24小时
      网上问诊平台
      云问诊
      远程看医生
      找医生开药
      网上挂号怎么挂
      挂号预约平台
      挂儿科
      挂呼吸科的号
      我要预约专家
      医院预约电话
      门诊时间
      周末有门诊吗
      哪里有发热门诊
      附近的儿科医院
      最近的急诊在哪里
      发烧到39度5怎么退烧
      发烧头疼浑身疼
      一直低烧一周了
      反复发烧三天
      咳嗽半个月了还不好
      咳嗽咳到吐
      喉咙肿痛吞咽困难
      鼻塞头痛流鼻涕
      突然没有味觉了
      呼吸急促怎么办
      胸痛要看什么科
      心跳很快怎么回事
      孩子发烧抽搐怎么办
      宝宝咳嗽有痰怎么办
      两岁宝宝高烧不退
      孩子喉咙痛不肯吃饭
      宝宝拉肚子三天了
      孩子阳了怎么办
      孕妇阳了怎么办
      老人阳了要注意什么
      抗原阳性核酸阴性怎么办
      阳了多久能转阴
      新冠发烧几天
      新冠复阳怎么办
      新冠后一直咳嗽怎么办
      阳康后胸闷气短
      密接怎么办
      次密接要隔离吗
      我被感染了怎么办
      新冠电话咨询
      新冠免费问诊
      新冠肺炎症状咨询医生
      再线问诊
      在线问针
      资询医生
      挂号预越
      发稍怎么办
      咳嗽怎么伴
      门珍预约
      头疼怎么板
      ｋａｎ医生
      问doctor
      医生help
      发烧，怎么办
      #发烧怎么办#
      ～看医生～
      在 线 问 诊
      😭发烧了怎么办😭
      孩子咳嗽🤧看什么科
      医生能在线看吗
      求助医生
      医生你在吗
      我要咨询大夫
      免费的在线医生
      怎么联系医生
      电话问诊
      微信看病
      掌上看病
      手机挂号
      挂个号
      预约大夫
      想约个医生
      找儿科大夫
      皮肤病在线问诊
      中医在线问诊
      找中医看病
      孩子感冒咳嗽怎么办
      宝宝流鼻涕怎么办
      婴儿腹泻怎么办
      小孩高烧40度
      发烧反反复复
      吃了退烧药还是发烧
      一咳嗽胸口就疼
      咳血了怎么办
      呼吸困难怎么办
      头疼三天了
      老婆怀孕感冒了
      爷爷咳嗽带血
      腿肿了怎么回事
      我阳了
      阳了怎么吃药
      全家都阳了怎么办
      新冠怎么治疗
      新冠要不要去医院
      阳了能打疫苗吗
      被隔离了想看医生
      核酸异常怎么办
      混管阳性怎么办
      新冠在线咨询医生
      新冠义诊
      附近医院
      离我最近的医院
      儿童医院在哪里
      24小时急诊
      夜间门诊
      发热门诊怎么去
      哪个医院有发热门诊
      核酸检测点
      专家门诊
      名医问诊
      送药上门看病
      代开处方
      视频医生
      远程看病
      线上复诊
      我想找人咨询一下病情
      身体不舒服
      不舒服怎么办
      今天好难受发烧
      打喷嚏流鼻涕是新冠吗
      肌肉酸痛发冷
      请问医生我牙龈总是红是哪种情况
      上海治静脉曲张最好的医院
      成都哪一家医院效果比较好
      杭州治疗哮喘的专科医院
      去哪里治疗鼻炎
      专治湿疹的好医生
      宝宝手脚冰凉怎么处理
      小腿一直发红是什么原因
      最近老是手抖而且头晕是咋的
      肚子和胃都不舒服
      附近哪里有医院
      感冒了吗我是
      一直咳嗽胸闷三天
      爸爸确诊了是否要去医院
      我觉得我得新冠了
      想咨询医生
      要看病去哪里
      快速问诊
      专家在线问诊
      在线开药
      网上买药问医生
      急求医生
      医生电话咨询
      预约专家号
      预约专家门诊
      怎么挂号看病
      发烧了
      发烧39度
      一直发烧怎么回事
      烧到40度了怎么办
      退烧后又发烧
      咳得睡不着
      咳嗽有痰吃什么药
      喉咙痛得说不出话
      鼻子没有嗅觉
      闻不到味道怎么办
      浑身发冷发抖
      胸口疼要去急诊吗
      拉肚子拉了一天
      孩子吐了好几次
      婴儿发烧多少度要去医院
      宝宝起疹子了
      怀孕发烧怎么办
      老人摔倒了怎么办
      高血压患者得了新冠怎么办
      新冠阳性怎么办
      新冠自测阳性
      阳了第三天还在发烧
      阳了要去医院吗
      抗原弱阳怎么办
      发热门诊电话
      医院在线预约
      儿童医院挂号
      医生咨询 免费
      呼吸科医生在线
      皮肤痒看什么医生
      牙疼怎么办
      眼睛红肿怎么办
      心理医生在线咨询
      抑郁了怎么办
      wo发烧了
      在线doctor
      医生online咨询
      发热 咳嗽 怎么办？
      "看病"
      看医生！！！
      【在线问诊】
      看 病
      🤧感冒了怎么办
      👨‍⚕️问医生
      ＯＮＬＩＮＥ医生
      看意生
      在线问真
      新管咨询
      挂好预约
      发少怎么办
      咳漱怎么办
      医生 咨询 在线
      线上看医生
      手机上怎么看病
      视频看医生
      找个大夫看看
      求医生帮忙
      有医生在线吗
      我妈头晕想问医生
      三岁孩子高烧不退
      小孩呕吐怎么办
      宝宝发热38度5要去医院吗
      嗓子疼吃什么药
      腰疼挂哪个科
      失眠看什么科
      体温38度是发烧吗
      喉咙痛三天了
      鼻塞流鼻涕怎么办
      阳性在家怎么办
      抗原测出两条杠
      密接需要做什么
      新冠怎么办
      新冠医生
      感染新冠后胸闷怎么办
      疫情期间看病难
      去哪里做核酸检测
      最近的医院
      医院怎么挂号
      社区医院电话
      急诊电话
      北京看呼吸科哪个医院好
      医生我发烧了
      大夫你好
      拉肚子看医生
      头疼找医生
      想找个医生问问
      附近有没有诊所
      网上能看病吗
      医生咨询热线
      帮我联系医生
      线上找大夫看病
      免费问医生
      在线看医生
      哪里可以网上问诊
      请问有医生吗
      问一下医生
      我要挂号
      怎么预约医生
      儿童医院预约
      皮肤科在线咨询
      妇科医生在线免费咨询
      24小时在线医生
      发高烧三天不退怎么办
      半夜发烧要去急诊吗
      一直干咳是不是阳了
      嗓子像刀割一样疼怎么办
      浑身酸痛没力气
      头晕想吐是怎么回事
      宝宝拉肚子怎么办
      孕妇感冒了可以吃药吗
      奶奶喘不上气怎么办
      抗原阳性了该怎么办
      家里有人确诊了我要怎么办
      新冠热线电话
      新冠症状有哪些要看医生吗
      发烧挂什么科
      咳嗽看哪个科
      哪家医院看哮喘好
      肚子疼得厉害
      心慌胸闷想看医生
      隔离在家发烧了怎么办
      血压高头晕怎么办
      起红疹很痒是什么原因
      我发烧了
      孩子一直咳嗽
      找专家看病
      远程会诊预约`),
    lookalikes: lines(`
      医生手办
      儿童医生套装
      医生帽
      医生包
      医生口罩
      送医生的礼物
      医院护栏
      医院专用轮椅
      中药柜诊所
      留学咨询
      挂号条
      护士手表
      发烧碟
      发热手套
      咳嗽糖浆
      头痛贴
      口罩新冠
      消毒液新冠
      隔离乳
      颈椎枕
      胃药
      拉肚子药
      宝宝咳嗽贴
      雾化器儿童咳嗽
      外科风云
      医生小说
      怪医豪斯
      医生爸爸绘本
      医学教材
      医师资格证书
      儿科学
      牙科椅
      感冒的小熊
      猫咪问诊
      兽医
      汽车医生
      空调医生
      排号机医院
      在线式ups
      远程监控
      处方药柜
      发烧宝宝绘本
      我要上医院 儿歌
      外科医生韩剧
      新冠口罩批发
      抗原试剂盒20人份
      头痛帽
      过敏鼻喷
      宝宝咳嗽推拿书
      在线教育
      电话手表儿童
      医疗床
      中医按摩床
      护士长胸针
      健康管理师教材
      大夫山门票
      手机维修
      孩子头盔
      女人肚兜
      宝宝头发剪
      孕妇背枕
      医生手办盲盒
      医生书签
      护士鞋软底防滑
      医院门牌
      诊所收银台
      挂号机
      体温计水银家用
      发热眼罩
      发烧片cd
      发烧功放机
      感冒冲剂
      止咳枇杷膏
      儿童退烧药
      口罩医用
      新冠特效药
      抗原试剂
      连花清瘟胶囊
      隔离衣
      护目镜
      血氧仪
      家庭医生书
      中医书籍
      养生茶咳嗽
      头疼按摩梳
      胃疼暖宫带
      牙痛丹
      痘痘肌面膜
      脱发洗发水
      湿疹膏宝宝
      过敏药
      失眠香薰
      孕妇咳嗽能吃的梨膏
      宝宝拉肚子奶粉
      儿童医院玩具
      问诊台
      针灸模型
      人体模型医学
      咨询室沙发
      客服椅
      在线答题器
      手链变黑怎么办
      背包破了怎么办
      口红断了怎么办
      眼镜腿松动怎么办
      头盔裂了怎么回事
      沙发脱皮怎么办
      墙面起泡怎么回事
      指甲油干了怎么办
      牙刷发黑是什么原因
      石头变绿为什么
      医生椅
      儿童小医生套装
      医护节礼物
      牙医玩具
      听诊器玩具
      门诊挂号机
      医院病床
      医生办公电脑桌
      看病历的灯
      病历夹
      诊断卡
      发热贴
      发热围巾
      感冒药
      退烧药布洛芬
      体温枪
      止咳糖
      护士帽子
      护士t恤
      急诊科的故事
      医院工作服
      急救箱
      保健枕
      咨询师桌牌
      预约本
      在线课程会员
      网上书店
      新冠检测盒
      n95 口罩
      核酸扫码枪
      抗原自测
      防疫物资
      隔离衣一次性
      消毒水
      头疼仪
      颈椎按摩
      肚子按摩器
      牙疼贴
      宝宝感冒贴
      儿童咳嗽药
      孕妇护肤品
      老人血压计
      医学小说
      名医小说全集
      外科医生电视剧
      心术 电视剧
      医生穿越小说
      在线观看医生
      免费电影
      怎么办电视剧
      医生护士玩具屋
      医师服女夏
      医生挂画
      医护鞋软底
      医院指示牌
      门诊日志本
      看病记录本
      挂号单夹
      咳嗽贴儿童
      感冒贴
      发热护腰带
      发烧耳机线
      医疗剪刀
      医用棉签
      病床餐桌
      头晕贴
      失眠枕头
      痘痘贴
      牙疼神器
      消毒湿巾新冠
      核酸提取试剂
      疫苗本保护套
      体温贴
      体检报告收纳
      在线测评书
      视频会议摄像头
      预约到店改衣服
      免费试用装
      专家推荐奶粉
      孕妇枕头
      老人手机
      儿童感冒颗粒
      皮肤科洗面奶
      儿科医生推荐奶瓶
      妇科洗液
      男科保健品
      骨科膏贴
      口腔医生推荐牙膏
      医生推荐枕头
      中医养生茶
      上门按摩椅维修
      微信头像
      猫感冒药
      鱼缸治疗缸
      车载问诊仪
      医生帽子
      手术室挂画
      牙医诊所装修
      药店货架
      预约登记本
      问诊单
      会诊室门牌
      孕妇装医院产检
      病号服
      医院陪护椅折叠
      儿科听诊器卡通
      退烧药儿童美林
      发烧线材
      止咳贴
      肚子疼暖贴
      头疼帽
      感冒通片
      咳嗽化痰糖浆
      护士长小说
      医生电视剧全集
      我的医生男友小说
      医者仁心电视剧
      最美逆行者
      战疫纪念币
      新冠抗原试剂盒
      隔离眼罩
      核酸贴纸
      免费领口罩
      在线客服系统
      网上冲浪t恤
      医生袍长袖白色
      儿童医生套装过家家
      医生办公室牌子
      看医生绘本3岁
      小猪佩奇看医生
      医院床头柜
      护士手表挂表
      发烧音响线
      自发热护膝
      咳嗽糖浆儿童
      退烧贴小林
      新冠抗原自测盒
      隔离带警示
      挂号信邮票
      门诊处方笺印刷
      在线教育课程
      咨询公司注册
      法律咨询
      心理咨询师证书
      中医诊断学教材
      问诊大全书
      听诊器双面
      核酸采样亭
      白衣天使雕塑
      感冒灵冲剂
      宠物医生笔记
      奇异博士2
      急诊科医生电视剧
      仁心医馆全集
      头疼片
      牙疼药
      眼睛按摩仪
      肚子贴
      医生鞋防滑
      医疗器械展
      狗狗拉稀怎么办
      汽车发动机咳嗽怎么办
      手机发烫怎么办
      多肉叶子发黄怎么办
      电脑黑屏怎么办
      医用口罩
      小儿推拿书
      药箱家用
      护士笔
      医师资格证考试
      医院用轮椅
      体检车
      儿童积木医院
      发热地板
      医生的爱情小说`),
  },
  'zh-Hant': {
    requests: lines(`
      線上醫生
      想睇醫生
      找醫師諮詢
      視訊問診
      電話問診
      免費諮詢醫生
      醫生在嗎
      問醫師
      邊度有醫生睇
      發燒點算
      頭痛想吐
      頭暈看哪一科
      一直咳嗽要看醫生嗎
      喉嚨痛看哪科
      確診了怎麼辦
      新冠確診諮詢
      新冠後遺症看哪科
      我確診了
      中咗招點算
      寶寶咳嗽怎麼辦
      小朋友咳睇醫生
      兒科醫師線上諮詢
      線上掛號
      預約睇醫生
      小兒科掛號
      邊間醫院好
      最近的診所
      想搵醫生傾
      請問醫生
      網上看醫生
      免費線上問診
      醫療諮詢
      電話諮詢醫生
      視像診症
      睇急症
      唔舒服點算
      喉嚨痛要看哪一科
      頭痛怎麼辦
      肚子痛怎麼辦
      咳唔停
      拉肚子兩天了
      皮膚過敏怎麼辦
      流鼻水喉嚨痛
      新冠怎麼辦
      快篩陽性
      確診可以看醫生嗎
      確診視訊門診
      快測兩條線點算
      疫情諮詢專線
      寶寶拉肚子怎麼辦
      小朋友嘔點算
      小兒科線上看診
      網上掛號
      預約看診
      掛號預約
      附近醫院
      附近的急診
      附近有診所嗎
      我要問診
      免費問醫生
      喉嚨好痛點算
      頭痛睇咩科
      確診點算
      寶寶嘔吐怎麼辦
      附近急診
      免費看醫生
      打電話問醫生
      頭痛發燒怎麼辦
      確診看醫生
      線上掛號看診
      新冠諮詢
      我要掛號
      醫生線上問診
      哪裡可以看醫生
      孩子發高燒怎麼辦
      肚子痛拉肚子怎麼辦
      確診陽性怎麼辦
      咳嗽有痰看什麼科
      心悸胸悶掛哪科
      過敏起疹子怎麼辦
      診所電話
      牙醫診所預約
      急診電話
      線上醫師諮詢
      我確診了怎麼辦
      發燒三十九度怎麼辦
      肚子痛要看哪科
      網上睇醫生
      邊度有醫生
      個仔發燒點算
      喉嚨痛要看醫生嗎
      預約掛號
      寶寶發燒
      頭痛看什麼科
      COVID諮詢
      我想看醫生
      線上問醫生
      網路掛號
      附近診所
      發燒要看哪一科
      小孩發燒不退怎麼辦
      喉嚨痛怎麼辦
      確診後一直咳嗽怎麼辦
      快篩兩條線怎麼辦
      免費線上諮詢醫師
      視訊門診
      遠距看診
      頭暈想吐怎麼回事
      搵醫生睇病
      發燒點算好
      唔舒服想睇醫生
      肚痛睇咩科
      嬰兒咳嗽要去醫院嗎
      胸悶喘不過氣
      皮膚很癢是什麼原因
      預約門診
      醫師線上諮詢`),
    lookalikes: lines(`
      醫生玩具
      醫生服
      醫生娃娃
      護士服
      體溫計
      退熱貼
      口罩 醫療
      血壓計
      發熱衣
      發燒友 喇叭
      止咳糖漿
      感冒藥
      醫院 輪椅
      醫龍 漫畫
      良醫墨非
      掛號信封
      諮商心理師 考試
      醫師袍
      聽診器 玩具
      醫生 手錶
      酒精消毒 防疫
      隔離霜
      頭痛藥
      醫生玩具箱
      診所招牌
      護士錶
      兒童聽診器玩具
      咳嗽糖
      痠痛貼布
      牙痛水
      醫用口罩 成人
      醫生袍長袖
      醫師的愛情小說
      口罩盒
      護士服cosplay
      寶寶退熱貼
      體溫計電池
      醫院床單
      發燒音響線材
      醫生玩偶
      醫師服短袖
      護理師鞋
      聽診器
      看醫生繪本
      發熱衣女
      發燒友音響
      口罩醫療級
      耳溫槍
      診所櫃檯
      醫院椅
      感冒糖漿
      隔離霜推薦
      良醫墨綠漫畫
      奇異博士公仔
      諮商心理師考試書`),
  },
  'zh-Latn': {
    requests: lines(`
      wo xiang kan yisheng
      xiang kan yisheng
      zixun yisheng
      shipin wenzhen
      dianhua wenzhen
      wo yang le
      baobao fashao
      baobao kesou zenmeban
      guahao yuyue
      kan shenme ke
      jizhen
      fare menzhen
      zxys
      zxzx
      wsgh
      wskb
      ghyy
      spwz
      kszmb
      wyskys
      wo xiang wen yisheng
      zaixian zhao yisheng
      wangshang zhao yisheng
      mianfei yisheng zixun
      yuancheng wenzhen
      yuyue menzhen
      zaixian guahao
      wo fashao zenme ban
      fashao kesou zenme ban
      gaoshao butui zenme ban
      touyun zenme ban
      houlong tong zenme ban
      weiteng zenme ban
      haizi kesou zenmeban
      baobao laduzi
      xinguan yisheng
      xinguan zixun yisheng
      hesuan yangxing
      fujin menzhen
      fujin zhensuo
      yisheng bang wo kankan
      bushufu zenme ban
      wskys
      zxkys
      zxwys
      wzys
      zxwzys
      zhao yisheng kanbing
      shipin kan yisheng
      dianhua zixun yisheng
      tengtong zenme ban
      kesou fashao zenmeban
      haizi duzi teng zenme ban
      xinguan yangxing
      yang le fashao
      fujin jizhen
      yisheng zixun zaixian
      fuxie zenme ban
      zixun daifu
      mianfei zaixian wenzhen
      zhao yisheng zixun
      wo xiang wenzhen
      zaixian kanbing mianfei
      fashao qu yiyuan
      kesou bu ting zenme ban
      yiqing zixun
      haizi fashao
      guahao wang
      xinguanfeiyan zixun
      wo yao wen yisheng
      zaixian kan yisheng
      mianfei wenzhen
      xinguan mianfei zixun
      fashao kan shenme ke
      kesou zenmeban
      xiao hai fashao zenme ban
      toutong kan shenme ke
      wo bu shufu
      yuyue yisheng
      zhao daifu
      wen daifu
      fujin yiyuan
      wangshang kan yisheng
      yangle zenmeban
      kangyuan yangxing
      yi sheng zai xian
      fa shao zen me ban
      zaixian wenzhn
      kan yishen
      yisheng zixun
      zai xian wen zhen
      kan bing
      toutong zenmeban
      baobao fashao zenmeban
      ganmao kan shenme ke
      yiyuan guahao
      fujin de yiyuan
      xinguan yangxing zenmeban
      wo fashao le
      zaixian zixun yisheng
      hesuan yangxing zenmeban
      kesou kan shenme ke
      menzhen yuyue
      zhao yisheng
      wo xiang kan bing
      zaixian yisheng
      fashao zenmeban
      kesou zenme ban
      haizi fashao zenme ban
      wangshang guahao
      guahao
      ganmao le zenme ban
      touteng zenmeban
      xinguan zenme ban
      mianfei zixun yisheng
      kanbing
      wen yisheng
      yishengzixun
      wangshangwenzhen
      duziteng zenme ban
      gua shenme ke`),
    lookalikes: lines(`
      yisheng yifu
      tuire tie
      zhike tangjiang
      ganmao yao
      fashaoyou erji
      yisheng shouban
      yiyuan chuangdan
      wanju yisheng
      xueyaji
      zixun tai
      ertong yisheng taozhuang
      hushi maozi
      tiwenqiang
      yisheng huaban
      fare xiedian
      ganmao chongji
      yiyuan yizi
      kesou yao
      yisheng maozi
      ertong wanju
      fashao yinxiang
      yiyuan chuang
      kesou tangjiang
      yisheng mianmo
      wenzhen shu
      yisheng fu
      hushi xie
      ertong wanju yisheng
      fashao erji
      kouzhao
      ganmaoling
      tingzhenqi
      gelishuang`),
  },
  en: {
    requests: lines(`
      see doctor
      speak to gp
      online consultation
      virtual visit
      how do i see a doctor
      consult doctor
      i've had a cough for two weeks
      chest pain should i go to the er
      why am i so dizzy
      runny nose and fever
      have i got covid
      covid symptoms doctor
      coronavirus advice
      my daughter has a cough
      newborn fever
      schedule a telehealth visit
      dermatologist appointment
      see a dcotor
      telemedicne
      feaver what to do
      soar throat what to do
      fever & cough: what to do?
      i need to speak to a nurse
      doctor live chat
      nurse online
      medical question
      question for a doctor
      telehealth consultation
      where to find a doctor online
      i can't sleep what should i do
      my eye is red and itchy
      dizziness what to do
      numb fingers what doctor
      stomach pain should i go to the er
      why does my head hurt
      covid positive
      coronavirus what should i do
      i have covid
      just tested positive for covid
      think i have covid
      doctor for kids
      my daughter has a rash
      pediatrician advice
      appointment with doctor
      clinic booking
      medical appointment
      closest urgent care
      nearest er
      ask a doctr online
      spaek to a doctor
      medical advce
      i have a fevr
      pediatritian online
      NEED A DOCTOR
      contact a doctor
      24 hour nurse line
      stomach cramps and fever
      why is my throat so sore
      my test is positive
      my baby has a cough
      toddler has a rash what to do
      set up doctor appointment
      docotr near me
      apppointment doctor
      can i see a doctor online
      stomach ache what to do
      coronavirus free consultation
      kid has fever what to do
      fever clinic near me
      doctor please help
      i want to talk with a doctor
      can i chat with a doctor
      speak to doctor now free
      online doctor consultation free
      doctor consultation
      consult with a doctor
      video consultation
      teleconsultation
      telehealth near me
      remote doctor
      virtual urgent care
      book an appointment with gp
      make doctor appointment
      schedule a doctor visit
      appointment pediatrician
      clinic near me
      nearest hospital
      emergency room near me
      doctors open today
      walk in doctor
      where can i find a doctor
      who can i talk to about covid
      covid advice line
      covid consult online
      covid doctor online free
      got covid what to do
      covid positive and pregnant
      i was exposed to covid
      symptoms of covid should i test
      do i have covid or the flu
      lost taste and smell
      fever won't break
      fever for 3 days
      child has fever and cough
      my 3 year old has a fever
      newborn fever what to do
      baby won't stop crying and has fever
      my chest hurts
      hard to breathe what should i do
      sore throat what to do
      bad cough should i see a doctor
      migraine won't go away
      diarrhea for a week
      vomiting and fever
      my husband has chest pain
      is my rash serious
      why does my stomach hurt
      what is this rash
      need medical help now
      ask doctor online
      askadoctor
      see docter
      doctor onlin
      telehealh
      apointment doctor
      medcal help
      tallk to a doctor
      i need a docter
      DOCTOR ONLINE!!!
      "see a doctor"
      doctor 👩‍⚕️ online
      🤒 fever what to do
      covid-19 help
      doctor online chat free
      talk to doctor online free
      message a doctor
      call doctor
      doctor help
      doctor on video
      same day doctor appointment
      see a gp online
      book gp
      need to see doctor
      where to see a doctor
      how to see a doctor online
      medical consultation
      free consultation with doctor
      consult pediatrician online
      child fever doctor
      ask pediatrician
      online nurse
      nurse chat
      telemed
      virtual appointment with doctor
      online clinic
      covid clinic near me
      covid testing near me
      where can i get tested for covid
      covid test positive what next
      i have covid what should i do
      do i need to go to hospital for covid
      how to know if i have covid
      covid fever won't go down
      can't smell or taste
      cough fever sore throat
      fever chills body aches
      high temperature what to do
      my child has a cough
      my toddler is vomiting
      baby fever 39
      daughter has sore throat
      dad has chest pain
      dizzy and nauseous what should i do
      stomach pain for a week
      ear infection what to do
      rash won't go away
      can i get antibiotics online
      is this covid or a cold
      should i see a doctor for cough
      feeling unwell
      i'm sick
      not feeling well
      i think i'm sick
      doctr near me
      doctor onilne
      consultaton online
      telehealt
      docter appointment
      hostpital near me
      fever and coughing what do i do
      quarantine and sick who to call
      see a doctor now
      doctors near me open now
      need medical advice
      health advice online
      talk to pediatrician
      call a doctor
      nurse advice line
      doctor video call
      online gp
      virtual gp appointment
      get a prescription online
      online prescription doctor
      my head hurts
      i have a headache
      i have chest pain
      fever 39
      high fever in child
      kid throwing up what to do
      toddler has fever and rash
      my mom has covid what should i do
      i have covid symptoms
      covid symptoms help
      positive covid test what do i do
      tested positive for covid
      how long am i contagious with covid
      covid advice
      covid help line
      exposed to covid what should i do
      pregnant and have covid
      i feel sick
      feeling dizzy what could it be
      sharp pain in stomach what is it
      back pain what to do
      my ear hurts
      rash on arms itchy what to do
      cough for two weeks
      sore throat for 3 days
      should i go to er
      do i need to see a doctor
      what kind of doctor for knee pain
      hospital appointment booking
      "ask a doctor"
      talk-to-a-doctor
      see  a   doctor!!!
      Doctor Online
      DoCtOr oNlInE
      doctor, online, free
      consult docotr online
      apointment with doctor
      hosptial near me
      telemedecine
      vrtual doctor
      medcal advice
      fevr and cough what to do
      docter online
      dotcor appointment
      telehaelth
      consltation with doctor
      covid symtoms what to do
      cough wont go away
      i have a sore throat
      my stomach hurts
      my baby is coughing
      headache and fever
      doctor please
      need a doctor asap
      can i talk to a doctor
      where can i see a doctor
      how do i see a doctor online
      cheap online doctor
      emergency doctor
      pediatrician near me
      dermatologist online
      covid hotline
      covid test positive
      i can't stop vomiting
      what to do if i have covid
      is it covid or flu
      should i go to the hospital
      i need help i feel sick
      hospital appointment
      book doctor online
      24 hour doctor
      free online doctor chat
      doctor consultation online
      speak with a doctor now
      talk to doctor
      consult a doctor online free
      online medical consultation
      is there a doctor online
      i need medical advice
      i need to talk to someone about my symptoms
      doctor chat
      free doctor advice
      medical help
      ask a nurse
      find a doctor near me
      walk in clinic near me
      hospital near me
      make an appointment with a doctor
      telehealth doctor
      telemedicine visit
      can't stop coughing what should i do
      my son has a fever what should i do
      baby has a high fever
      my throat hurts what to do
      headache for three days should i see a doctor
      i feel dizzy and weak
      i have a rash on my arm what is it
      chest pain should i go to hospital
      how to treat a fever
      i tested positive what should i do
      covid positive what to do
      do i have covid
      covid doctor
      coronavirus help
      who should i call if i have covid
      lost my sense of taste
      i have a fever and a cough
      my daughter keeps throwing up
      why do i feel so tired
      what doctor should i see for back pain
      dr appointment online
      video visit with a doctor
      speek to a docter
      onlin consultaion
      symtoms of covid what should i do
      seeadoctor`),
    lookalikes: lines(`
      doctor kit for kids
      doctor gifts
      doctor who tardis
      dr squatch
      tree doctor
      doctor teddy bear
      daniel tiger goes to the doctor
      hospital blanket baby
      medical terminology flash cards
      telehealth backdrop
      online doctor book
      cabin fever
      gold fever
      flu medicine
      headache relief
      vomit bags
      baby rash cream
      sick day
      covid vaccine sticker
      covid toilet paper ornament
      corona bucket
      positive affirmations cards
      pediatric stethoscope
      kid doctor costume
      car doctor
      drain doctor
      treatment for acne
      earache drops
      call the midwife
      please help tshirt
      er dvd
      nurse barbie
      my baby doctor kit
      i need coffee nurse mug
      what's up doc poster
      online dating for dummies
      phone holder nearby
      schedule planner
      get well gift basket
      sick bear plush
      baby fever shirt
      headache band
      back brace pain
      red eye drops
      pain shirt
      hard to breathe mask
      covid 19 test kit
      covid survivor shirt
      covid book
      corona shirt
      tested positive for being awesome shirt
      nearest and dearest card
      er scrub jacket
      consult notebook
      chat pack cards
      ask alexa
      dentist playdoh
      neurologist gift
      what to do book
      how to be sick book
      doctor clipart
      doctor cake topper
      doctor ornament
      dr pepper shirt
      nurse cap
      nurse decal
      fever shirt
      cough sweets
      covid sticker
      covid card holder
      sore loser game
      hospital playset
      medical tape roll
      clinic scrubs
      consultation table
      appointment pad
      thermometer cover
      headache hat ice
      help sign
      see no evil statue
      talk box pedal
      ask for more poster
      online safety book
      virtual keyboard
      chest of drawers
      throat coat tea
      pain cream
      rash guard women
      diarrhea bands
      migraine glasses
      baby cough syrup
      kids fever patch
      my stomach is a balloon toy
      call the doctor toy phone
      emergency torch
      weak tea mug
      doctor office decor
      urgent envelopes
      visit journal
      doctor action figure
      doctor outfit toddler
      doctor lab coat
      my doctor kit
      dr dennis gross
      dr jart
      nurse gifts
      nurse water bottle
      hospital bag
      hospital pajamas
      medical alert card
      clinic stickers
      fever dream album
      cough lozenges
      headache roller
      sore muscle rub
      covid mask kids
      covid tests at home
      kn95
      sick leave form book
      help book
      chat sticker
      online gaming chair
      call bell
      urgent care scrubs
      virtual reality
      appointment planner
      consulting notebook
      free gift
      free weights
      talk show mug
      ask dice
      see thru bag
      near me gift
      emergency kit
      emergency blanket
      pain killer cocktail glass
      back pain stool
      throat spray
      ear drops
      nose strips
      eye cream
      stomach band
      chest freezer
      heart necklace
      head lamp
      hand pain brace
      foot pain insoles
      weak tea book
      dizzy wine glass
      doctor barbie
      doctor puppet
      doctor halloween costume women
      dr bronners soap
      dr dre headphones
      doctor strange funko
      doctors best magnesium
      nurse bag
      nurse mates shoes
      nurse practitioner gifts
      fever pitch book
      cough suppressant
      cold and flu tablets
      headache relief cap
      pain patch
      back pain belt
      ear pain drops
      covid rapid test
      covid christmas ornament
      mask for covid
      sick bags for car
      puke bucket
      thermometer for fever
      pulse oximeter
      medical dictionary
      hospital bag for labor
      clinic waiting room chairs
      appointment calendar
      consultation couch
      advice from a tree
      help me mr mutt
      call center headset
      online classes for kids
      virtual pet
      talking tom toy
      see saw
      ask alice book
      visit london guide
      message board
      chat book
      how doctors think
      when breath becomes air
      the body keeps the score
      bad blood book
      why does he do that
      what is this thing called love
      is it bedtime yet
      night fever vinyl
      cough it up cat toy
      weak hero
      heart attack poster
      sore loser shirt
      back brace
      eye mask
      stomach wrap
      chest binder
      hand pain gloves
      doctor lamp
      dr teal epsom salt
      nurse sticker
      nurses week gifts
      doctor bag
      covid sign for door
      covid vaccine card holder
      fever tree tonic
      johnny cough mixture
      cough drop tin
      help desk
      appointment reminder cards
      online ministries
      clinic curtains
      hospital gown for women
      hospital corner sheets
      sick puppies cd
      pain free running book
      sore muscle bath salt
      free shipping shoes
      chat noir poster
      call the midwife dvd
      urgent care sign
      medical alert bracelet
      consult planner
      visit card
      baby fever onesie
      heartburn pillow wedge
      doctor costume kids
      doctor coat white
      baby doctor kit
      doctor mug funny
      nurse shoes
      nurse watch
      dr seuss books
      dr squatch soap
      doctor who sonic screwdriver
      the doctor's kitchen cookbook
      fever thermometer
      cough syrup
      sore throat lozenges
      headache hat
      covid home test
      face masks for covid
      consultation forms pad
      appointment cards
      medical scrubs women
      medical tape
      first aid pouch red
      clinic sign
      hospital bed sheets
      hospital socks
      help wanted sign
      free people dress
      online course
      talk to the hand shirt
      ask me anything cards
      see through blouse
      call of the wild dvd
      virtual reality headset
      cold brew maker
      cat fever shirt
      cabin fever dvd
      doctor zhivago
      love doctor
      pain relief cream
      back pain cushion
      knee pain brace
      stomach sleeper pillow
      dog cough medicine
      what to expect when youre expecting
      why we sleep
      how to train your dragon
      is it cake
      my first doctor visit book
      children book about going to the doctor
      get well soon gift
      sick note pad funny
      nausea relief bands
      eye doctor chart
      foot doctor cream`),
  },
  es: {
    requests: lines(`
      medico en linea
      consulta medica online
      hablar con médico
      necesito un médico urgente
      videollamada con médico
      orientación médica
      busco un médico
      enfermera por teléfono
      me duele la garganta que hago
      fiebre alta qué hacer
      no me siento bien
      tos seca que hacer
      tengo náuseas
      debo ir al médico por fiebre
      tengo covid
      positivo covid que hacer
      covid ayuda
      contacto estrecho que hago
      mi bebé tiene fiebre
      bebé con fiebre
      pediatra urgente
      reservar cita médica
      concertar cita con médico
      urgencias cerca de mi
      teleconsuta
      quiero hablar con un doctor
      cómo hablar con un médico
      consulta con un doctor online
      médico por videollamada
      necesito una consulta médica
      preguntar al doctor
      psiquiatra online
      médico a casa
      tengo fiebre y dolor de cabeza
      tengo vómitos
      me duelen los oídos
      me ha salido un sarpullido
      fiebre 39 qué hacer
      dolor de pecho qué hacer
      mi mamá tiene fiebre
      cuándo ir a urgencias
      estoy vomitando
      soy positivo en covid
      mi hijo dio positivo en covid
      consulta coronavirus
      línea covid
      no tengo olfato ni gusto
      mi bebé tiene tos
      mi hijo está enfermo
      mi niño tiene tos
      niños con tos qué hacer
      pediatra 24 horas
      cita con un doctor
      pedir cita pediatra
      reservar cita con médico
      turno online médico
      urgencias pediátricas cerca
      ambulatorio cerca
      docotr en linea
      telemedicna
      teno fiebre que hago
      hablar con un pediatra
      tengo dolor de estómago
      llevo dos días vomitando
      la tos no se me quita
      síntomas de covid consulta
      hospital abierto cerca
      necesito médico
      tengo fiebre y escalofríos
      mi niño tiene diarrea
      quiero ver un médico
      doctor online
      hablar con un doctor
      consulta online
      consulta con médico
      médico a domicilio
      cita con médico
      fiebre alta qué hago
      me duele el estómago
      mi hija tiene tos
      creo que tengo coronavirus
      tengo síntomas de covid
      necesito ayuda médica
      enfermera online
      hospital más cercano
      doctor cerca de mi
      necesito un pediatra
      me siento mal que hago
      dolor de cabeza y fiebre
      hablar con un doctor gratis
      cita medica
      creo que tengo covid
      mi bebe tiene tos
      quiero hablar con un médico
      médico online
      consulta médica gratis
      necesito ver a un doctor
      pedir cita médico
      doctor en línea gratis
      me duele la garganta qué hago
      mi hijo tiene fiebre qué hago
      tengo tos y fiebre
      síntomas de covid qué hacer
      positivo en covid qué hago
      urgencias cerca de mí
      preguntar a un doctor
      telemedicina
      me duele la cabeza
      pediatra en línea`),
    lookalikes: lines(`
      disfraz de doctor
      disfraz médico niño
      maletín de médico juguete
      bata médica
      bata blanca laboratorio
      juguete doctor
      termómetro fiebre bebé
      mascarilla covid
      mascarillas ffp2
      test antígenos covid
      caramelos para la tos
      parche fiebre
      crema dolor muscular
      cama de hospital
      uniforme enfermera
      libro médico
      serie the good doctor
      doctor strange
      mesa consulta médica
      agenda de citas
      camilla clínica
      botiquín
      dolor y gloria dvd
      cinturón dolor espalda
      almohada cervical dolor
      cosas de médico para niños
      regalos enfermera
      medicina perro
      cerveza corona
      juguetes doctora
      set de doctor para niños
      kit doctor niños
      bebé reborn fiebre
      termómetro bebé
      mascarilla fp2 niños
      jarabe tos niños
      libro me duele la vida
      libro niños médico
      camiseta enfermera
      taza médico
      calendario citas
      agenda médico
      dolor de espalda silla
      rodillera dolor
      tobillera dolor
      cojín dolor espalda
      casco cabeza
      mochila bebé pecho
      collar mujer cuello
      zapatos mujer pie ancho
      medias mujer
      pantalón niño pierna
      crema piel bebé
      crema ojos mujer
      teléfono móvil
      silla de ruedas hospital
      cama hospitalaria
      la clínica del amor libro
      bandera positivo
      pensamiento positivo libro
      cuarentena libro
      bata doctor niño
      libro de médico
      muñeco doctor
      mascarilla médica
      juguete hospital
      tensiómetro
      tos jarabe
      guantes médicos
      disfraz de médico
      termometro para fiebre
      libro doctor sueño
      estuche medico
      camiseta doctor
      pijama hospital
      bata médico mujer
      zuecos enfermera
      maletín médico juguete
      termómetro digital
      jarabe para la tos
      mascarillas covid
      doctor who taza
      silla de consulta
      libro de medicina
      agenda citas`),
  },
  it: {
    requests: lines(`
      dottore online
      consulto gratuito
      vorrei parlare con un dottore
      chiamare un medico
      teleconsulto
      guardia medica vicino a me
      ginecologa online
      ho la febbre
      febbre cosa fare
      sto male cosa faccio
      mi gira la testa
      ho la diarrea cosa prendere
      devo andare dal medico
      covid consulto
      sono positivo cosa faccio
      covid aiuto
      non sento gli odori
      mia figlia ha la febbre cosa faccio
      bambino con tosse
      prenota visita medica
      appuntamento con il dottore
      clinica vicino a me
      consulto medico
      vorrei parlare con un medico
      ho bisogno di aiuto medico
      cerco dottore online
      scrivere a un medico
      medico gratis
      medico urgente
      dottore virtuale
      visita medica a domicilio
      infermiere online
      ho febbre e tosse
      ho la tosse cosa faccio
      ho dolore al petto
      mi fa male la pancia
      mi sento svenire
      la febbre non scende
      tosse con catarro cosa fare
      vertigini cosa fare
      cosa fare con la febbre
      sono raffreddato
      covid medico online
      assistenza covid
      come faccio a sapere se ho il covid
      mia madre è positiva al covid
      positivo cosa devo fare
      perdita dell'olfatto
      mio figlio vomita
      mia figlia vomita cosa faccio
      bambino vomita cosa fare
      febbre neonato
      incinta con febbre
      prenota un appuntamento medico
      prenotare visita specialistica
      fissare una visita
      ospedali vicino a me
      guardia medica aperta
      dottre online
      telemedecina
      ho la febre cosa faccio
      parlare con una dottoressa
      ho la febbre e mal di testa
      mi viene da vomitare
      la febbre non passa cosa faccio
      penso di avere l'influenza
      consluto medico
      voglio un medico
      mal di pancia cosa fare
      la mia bambina ha la febbre
      dottore a domicilio
      parlare con un dottore
      medico in linea
      consulto online
      visita online
      prenotare dottore
      febbre alta cosa fare
      ho la tosse
      mia figlia ha la febbre
      ho mal di pancia cosa prendo
      penso di avere il covid
      sintomi covid cosa fare
      ospedale più vicino
      mi serve un medico
      infermiera online
      cerco un medico
      dottore vicino a me
      mi sento male
      ho mal di testa
      visita medica online
      credo di avere il covid
      il mio bambino ha la tosse
      voglio parlare con un medico
      medico online
      consulto medico gratis
      ho bisogno di un medico
      prenotare un medico
      mal di gola cosa fare
      mio figlio ha la febbre cosa faccio
      tosse e febbre cosa fare
      positivo al covid cosa faccio
      telemedicina
      pediatra online
      pronto soccorso vicino a me
      chiedere al dottore
      dottore online gratis`),
    lookalikes: lines(`
      camice medico
      camice dottore bambino
      valigetta dottore
      valigetta dottoressa giocattolo
      giocattolo medico
      costume infermiera carnevale
      test covid
      tampone covid rapido
      caramelle tosse
      cerotti febbre
      cuscino cervicale dolore
      crema dolori muscolari
      divisa infermiera
      scarpe infermiera
      doc nelle tue mani dvd
      dottor strange
      dottoressa peluche
      stetoscopio
      sfigmomanometro
      lettino visita medica
      registro visite
      regalo medico
      tazza medico
      la febbre dvd
      fascia mal di schiena
      giocattoli dottore
      kit dottore bambini
      camice bambino medico
      peluche dottore
      mascherina bambini
      test covid farmacia
      tampone rapido
      sciroppo tosse bambini
      libro bambini dottore
      libro medico di famiglia
      maglietta medico
      agenda appuntamenti
      ginocchiera dolore
      cuscino schiena
      fascia testa bambina
      zaino bambino
      crema pelle bambino
      crema occhi
      collana donna
      orologio donna
      scarpe piede largo
      calze mamma
      regalo mamma
      medico in famiglia dvd
      ospedale giocattolo
      letto ospedaliero
      pronto soccorso kit
      cassetta pronto soccorso
      cassetta medica
      penna infermiera
      pensiero positivo libro
      test gravidanza positivo
      telefono fisso
      linea uomo
      visita guidata
      camice bianco
      libro medico
      gioco dottore
      mascherina chirurgica
      misuratore pressione
      sciroppo per la tosse
      guanti medici
      costume dottore
      libro dottor zivago
      termometro febbre
      tuta ospedale
      camice dottore
      zoccoli infermiera
      valigetta dottore giocattolo
      termometro digitale
      sciroppo tosse
      mascherine covid
      libro medicina
      lettino medico
      poltrona visita`),
  },
  fr: {
    requests: lines(`
      médecin en ligne gratuit
      consulter médecin en ligne
      je voudrais parler à un médecin
      appeler un médecin
      médecin à domicile
      aide médicale
      infirmière à domicile
      j'ai mal au ventre
      je tousse depuis une semaine
      mal de tête depuis trois jours
      j'ai la tête qui tourne
      dois-je aller chez le médecin
      j'ai le covid que faire
      test covid positif
      consultation covid
      perte de goût
      mon fils a de la fièvre
      bébé fièvre que faire
      consulter un pédiatre
      réserver une consultation
      urgences
      medecin en lgne
      je veux consulter un médecin
      j'aimerais parler à un médecin
      besoin de voir un médecin
      contacter un médecin
      médecin disponible
      médecin virtuel
      docteur en ligne gratuit
      consultation vidéo
      conseils médicaux
      j'ai la fièvre
      j'ai la grippe
      j'ai des douleurs à la poitrine
      j'ai vomi
      je ne dors pas que faire
      la fièvre ne baisse pas
      grosse fièvre que faire
      mal de dos que faire
      vertiges que faire
      faut-il consulter un médecin
      covid positif
      covid aide
      j'ai attrapé le covid
      je suis positif au covid que faire
      cas contact
      covid ou grippe
      téléconsultation gratuite covid
      mon fils tousse
      mon enfant a mal au ventre
      fièvre chez le bébé
      pédiatre de garde
      rdv téléconsultation
      rendez-vous dermatologue
      réserver un rendez-vous médecin
      urgences proches
      médecin ouvert
      medecin en ligen
      teleconsulatation
      rdv medecn
      il me faut un docteur
      parler à une infirmière
      j'ai le nez qui coule
      mon ventre me fait mal
      fièvre depuis deux jours
      symptômes covid médecin en ligne
      pharmacie de garde
      médecin gratuit en ligne
      j'ai de la toux et de la fièvre
      mon fils a de la fièvre et tousse
      voir un médecin
      docteur en ligne
      parler avec un docteur
      consultation en ligne
      prendre rendez-vous médecin
      j'ai de la fièvre
      j'ai mal au ventre que faire
      ma fille a de la fièvre
      je pense avoir le covid
      symptômes covid que faire
      hôpital le plus proche
      besoin d'un docteur
      infirmière en ligne
      je suis malade
      enfant fièvre que faire
      médecin près de chez moi
      je cherche un médecin
      je me sens mal
      mon bébé tousse
      consultation médicale en ligne
      je pense avoir le covid
      fièvre et toux
      parler à un médecin
      médecin en ligne
      consulter un docteur gratuitement
      besoin d'un médecin
      prendre rendez-vous chez le médecin
      mal de gorge que faire
      mon fils a de la fièvre que faire
      toux et fièvre que faire
      positif au covid que faire
      télémédecine
      pédiatre en ligne
      urgences près de chez moi
      j'ai mal à la tête
      rdv docteur`),
    lookalikes: lines(`
      déguisement médecin
      malette docteur
      blouse infirmière
      jouet docteur
      thermomètre fièvre
      autotest covid
      pastilles gorge
      crème douleur
      ceinture mal de dos
      lit hôpital
      chaussures infirmière
      livre le médecin
      docteur strange
      docteur maboul
      stéthoscope
      table d'examen médical
      carnet de rendez-vous
      agenda rendez-vous
      cadeau médecin
      tasse infirmière
      la fièvre du samedi soir
      coussin cervical douleur
      urgences saison 1
      dr house saison 2
      doc martens femme
      jouet docteur enfant
      kit docteur enfant
      peluche docteur
      poupée docteur
      masque enfant
      test covid pharmacie
      sirop toux enfant
      livre enfant docteur
      livre bébé malade
      tasse médecin
      agenda médecin
      genouillère douleur
      coussin dos
      bandeau tête bébé
      sac à dos enfant
      porte bébé ventre
      crème yeux
      collier femme
      montre femme
      chaussures pieds larges
      cadeau mère
      cadeau père
      trousse médicale
      trousse premiers secours
      hôpital playmobil
      lit médicalisé
      pensée positive livre
      test de grossesse positif
      téléphone fixe
      hors ligne
      carnet de santé
      protège carnet de santé
      le médecin malgré lui
      le malade imaginaire
      docteur folamour
      sage femme cadeau
      blouse blanche
      livre médical
      jeu docteur
      masque chirurgical
      tensiomètre
      sirop pour la toux
      gants médicaux
      déguisement infirmière
      livre docteur sleep
      thermomètre fièvre bébé
      pyjama hôpital
      blouse médecin
      sabots infirmière
      mallette docteur jouet
      thermomètre digital
      sirop toux
      masque covid
      livre médecine
      table consultation
      doctor who coffret`),
  },
  ar: {
    requests: lines(`
      طبيب أونلاين مجاني
      استشارات طبية مجانية
      أريد التحدث مع طبيب
      احتاج إلى دكتور
      سؤال للطبيب
      طبيب عبر الإنترنت
      مكالمة مع طبيب
      ابغى دكتور
      زيارة الطبيب
      عندي كحة
      حرارة وكحة ماذا افعل
      راسي يوجعني
      اشعر بدوخة
      متى اذهب للطبيب
      اعتقد ان عندي كورونا
      مصاب بكورونا ماذا افعل
      مخالط لمصاب كورونا
      ابني مريض
      طبيب أطفال
      احجز موعد طبيب
      حجز موعد مستشفى
      دكتور قريب
      اريد طبيب الان
      اريد ان اتحدث مع طبيب
      احتاج استشارة طبية
      عاوز دكتور
      ابغى استشارة طبية
      هل يوجد طبيب متاح
      طبيب بالهاتف
      دردشة مع طبيب
      اسئلة طبية
      استشارة مجانية مع طبيب
      عندي حرارة عالية
      عندي سعال ماذا أفعل
      عندي دوخة
      عندي طفح جلدي
      اعاني من صداع
      حرارتي 39
      ظهري يوجعني
      الكحة لا تتوقف
      ما سبب الصداع
      زوجي عنده حرارة
      هل احتاج طبيب
      انا مصاب بكورونا
      المسحة ايجابية
      هل هذا كورونا
      دكتور كورونا اونلاين
      فقدت التذوق
      ابني عنده كحة
      ابنتي مريضة
      طفلي يستفرغ ماذا افعل
      الرضيع حرارته مرتفعة
      طبيب اطفال قريب
      حجز موعد في المستشفى
      حجز استشارة طبية
      موعد في العيادة
      احجز دكتور اونلاين
      مستشفى قريبة
      طبيب اونلابن
      دكتر اونلاين
      عياده قريبه
      نبي دكتور
      استشارة طبيب مجانا
      راسي بيوجعني
      بنتي عندها اسهال وترجيع
      انا ايجابي
      ما هي اعراض كورونا عندي حرارة
      تكلم مع طبيب
      عندي صداع وحرارة ماذا أفعل
      ابني عنده سعال
      طبيب عام اونلاين
      اريد طبيب
      دكتور اونلاين مجانا
      استشارة دكتور
      حجز طبيب
      ابنتي عندها حرارة
      عندي وجع في الحلق
      عندي ضيق تنفس
      اعراض كورونا
      انا مريض
      مستشفى قريب
      دكتور قريب مني
      اريد استشارة طبيب
      عندي حمى
      طبيب اطفال
      هل عندي كورونا
      الم في البطن ماذا افعل
      اريد التحدث مع طبيب
      طبيب اونلاين
      استشارة طبية مجانية
      احتاج طبيب
      حجز موعد دكتور
      عندي صداع ماذا افعل
      ابني عنده حرارة ماذا افعل
      اعراض كورونا ماذا افعل
      دكتور اطفال اونلاين
      اقرب مستشفى
      عندي كحة وحرارة`),
    lookalikes: lines(`
      لعبة طبيب
      لعبة دكتور
      ملابس دكتور
      ملابس طبيب للاطفال
      حقيبة طبيب
      شنطة دكتور العاب
      كمامة طبية
      شراب كحة
      دواء سعال
      لصقات حرارة
      كريم الم
      سرير طبي
      سرير مستشفى
      كتاب طبيب
      كتاب الطب
      مسلسل دكتور
      فيلم الدكتور
      مخدة طبية
      فحص كورونا منزلي
      هدية دكتور
      هدية طبيب
      مقياس حرارة للاطفال
      زي ممرضة
      وسادة طبية للرقبة
      مشد ظهر طبي
      العاب دكتور للاطفال
      طقم دكتور العاب
      ملابس طبية
      بدلة طبية
      روب طبيب
      كمامات للاطفال
      ترمومتر اطفال
      شراب كحة للاطفال
      كريم حكة
      كريم جلدية
      حزام ظهر
      مخدة رقبة
      كرسي متحرك
      جهاز تنفس
      جهاز سكر
      كتاب الطبيب
      قصة الطبيب للاطفال
      رواية الطبيب
      مج دكتور
      ميدالية دكتور
      حذاء ممرضات
      ساعة ممرضة
      هاتف محمول
      فحص حمل
      اختبار حمل ايجابي
      تحليل كورونا منزلي
      حقيبة اسعافات
      شنطة اسعافات اولية
      سرير اطفال
      كرسي راس
      زيت صدر للاطفال
      قناع طبي
      العاب طبيب
      جهاز ضغط
      كتاب دكتور
      ملابس ممرضة
      ملابس طبيب
      جهاز قياس الحرارة
      شنطة دكتور اطفال لعبة
      بالطو دكتور
      سماعة طبيب
      ميزان حرارة
      كمامات كورونا
      العاب دكتور
      كتاب طبي
      حذاء طبي`),
  },
  ja: {
    requests: lines(`
      医者に相談したい
      オンライン診察
      医療相談
      チャットで医師に相談
      医者に診てもらいたい
      体調が悪い
      産婦人科 相談
      熱がある どうする
      咳が止まらない どうしたらいい
      喉が痛くて熱がある
      吐き気がする
      腰が痛い 病院
      風邪が治らない
      コロナ相談
      コロナ陽性になった
      コロナ 後遺症 相談
      これってコロナ
      子供の咳が止まらない
      息子が熱を出した
      病院を予約
      皮膚科予約
      今やっている病院
      びょういん 予約
      医師に聞く
      お医者さんに診てもらいたい
      先生に診てもらいたい
      オンライン 病院
      スマホ 診療
      チャット 医者
      看護師に聞く
      診てほしい
      体調不良 相談
      熱が三日続く
      微熱が続く 何科
      咳が出て眠れない
      喉が痛くて咳が出る
      腹痛 どうしたら
      吐き気 めまい
      呼吸が苦しい
      腰が痛くて動けない
      湿疹 かゆい 病院
      寒気がする
      食中毒 どうすれば
      コロナになった どうする
      コロナ陽性 どうする
      コロナ オンライン診療
      コロナの症状かも
      抗原検査 陽性
      味覚がない
      新型コロナ 相談
      子供が熱を出した
      こどもの熱
      娘が熱
      新生児 熱
      妊娠中 発熱
      病院の予約
      小児科を予約したい
      近くの耳鼻科
      内科 近く
      休日 病院
      びょういん 近く
      医者に相談したいです
      ネットで医師に質問
      咳と鼻水が止まらない
      胸が苦しい どうすれば
      父が倒れた
      味がしないコロナかも
      お医者さんに聞く
      喉が痛い どうすればいい
      コロナかもしれない どうしたら
      医師に相談したい
      オンラインで診察
      病院に行きたい
      オンライン 医者
      医者 相談 無料
      発熱 相談
      子供 熱 どうしたら
      咳 熱 コロナ
      コロナ 症状 相談
      喉の痛み 病院
      お腹が痛い どうすればいい
      近くの内科
      小児科 予約
      具合が悪い
      体調が悪い 相談
      医者に聞きたい
      病院に行くべきか
      近くのクリニック
      発熱 どうしたら
      子供が吐いた
      頭が痛い 病院
      オンラインで医者に相談
      コロナかもしれない
      医者に相談
      オンライン診療 予約
      医師に質問したい
      近くの病院
      熱がある どうしたらいい
      咳が止まらない
      子供の熱が下がらない
      喉が痛い どうすれば
      コロナ陽性 どうすればいい
      コロナかも 相談
      発熱外来
      頭痛 何科
      無料 医療相談
      お医者さんと話したい
      小児科 オンライン`),
    lookalikes: lines(`
      お医者さんごっこ
      お医者さんセット
      医者 白衣
      ドクターコート
      ドクターマーチン
      ナースシューズ
      看護師 時計
      のど飴
      冷えピタ
      風邪薬
      抗原検査キット
      病院 カーテン
      医者の本
      医学書
      血圧計
      腰痛 クッション
      肩こり グッズ
      医療用テープ
      予約表
      発熱 ベスト
      発熱インナー
      発熱電球
      コロナビール
      コロナ エアコン
      看護師 プレゼント
      お医者さんバッグ
      子供 医者 コスチューム
      子供 白衣
      子供 咳止め
      赤ちゃん 熱さまシート
      熱帯魚 水槽
      熱転写シート
      熱電対
      咳喘息 本
      のど飴 医薬部外品
      頭痛持ち 本
      腰痛 マット
      腰が痛い クッション
      膝が痛い サポーター
      耳栓
      下痢止め
      便秘薬
      眠れない本
      コロナ 抗原検査
      コロナ マスク 小さめ
      コロナビール グラス
      コロナ 給湯器
      妊娠検査薬 陽性
      病院のおもちゃ
      病院着
      ドクターエア
      ドクターシーラボ
      先生のお道具
      看護師 ナースウォッチ
      診察券入れ
      予約札
      電話 機
      オンライン ゲーム
      スマホ ケース
      どうする家康
      どうしよう 絵本
      医者 フィギュア
      ナース コスプレ
      体温計
      マスク コロナ
      病院 パジャマ
      咳 飴
      熱中症対策
      ドクターグリップ
      医者 漫画
      白衣 医者 コスチューム
      コロナ マスク
      病院 スリッパ
      熱さまシート
      医者 コスプレ
      お医者さんセット おもちゃ
      ナース服
      聴診器
      体温計 赤ちゃん用
      咳止め
      ドクターイエロー
      ドクターストレンジ
      コロナ 検査キット
      病院 ドラマ dvd
      耐熱 皿
      診察券 ケース
      医療用 手袋`),
  },
  ko: {
    requests: lines(`
      의사와 상담
      의사 채팅
      원격 진료
      의료 상담
      의사가 필요해요
      의사 선생님께 질문
      야간 진료
      기침이 나요
      목이 아픈데 어디로 가야 하나요
      설사가 심해요
      숨쉬기 힘들어요
      감기가 안 나아요
      코로나 어떻게 해야 하나요
      코로나 비대면 진료
      확진됐어요
      선별진료소
      아이 기침
      애가 아파요
      의사 예약
      치과 예약
      응급실 어디
      코로나 상담 무로
      의사랑 이야기하고 싶어요
      의사와 화상통화
      의사 전화 상담
      비대면 진료 예약
      원격 진료 상담
      진료받고 싶어요
      의료 상담 무료
      집에서 진료
      피부과 상담
      아파요 도와주세요
      열 38도 어떡해
      기침이 안 멈춰요 어떡해
      목이 붓고 열이 나요
      두통 어떡해
      설사를 계속해요
      숨이 안 쉬어져요
      허리 통증 어느 과
      발진이 생겼어요
      콧물이 계속 나요
      몸살이 났어요
      코로나 걸렸는데 어떡해
      코로나 양성 나왔어요
      코로나 전화 상담
      코로나 증상 있어요
      자가키트 양성
      냄새를 못 맡아요
      아이가 아파요
      아이 열 나는데
      아기가 아파요
      아기 발진
      우리 아기가 아파요
      소아과 비대면 진료
      진료 예약하고 싶어요
      병원 예약 앱
      근처 의원
      주변 응급실
      야간 응급실
      비데면 진료
      열이나는데 어떡게
      지금 의사 상담 가능
      머리가 아프고 열이 나요
      배가 아프고 설사해요
      아이가 열이 나고 토해요
      코로나인 것 같아요
      의사 예약하고 싶어요
      머리가 아픈데 어떡해
      코로나 증상 어떻게
      근처 병원 찾기
      의사 상담 무료
      온라인 진료
      의사와 채팅
      의사 만나고 싶어요
      병원 가야 하나요
      내과 예약
      아기 열 어떡해
      기침 가래 어떡해
      코로나 증상 어떡하죠
      코로나 검사 어디서
      몸이 아파요
      두통이 심해요
      감기 걸렸어요
      가까운 내과
      의사 선생님과 상담
      온라인 진료 예약
      열이 안 떨어져요
      배가 아파요
      아기가 기침해요
      가까운 병원 어디
      코로나 걸린 것 같아요
      의사에게 질문
      의사와 상담하고 싶어요
      온라인 의사 상담
      의사에게 물어보기
      병원 진료 예약
      근처 병원
      아이가 열이 나요 어떡하죠
      기침이 안 멈춰요
      목이 아파요 어떡해
      코로나 양성 어떻게 해야
      코로나 증상 상담
      소아과 예약
      무료 의료 상담
      머리가 아파요 왜
      비대면 진료 앱`),
    lookalikes: lines(`
      의사 장난감
      의사놀이
      의사 놀이 세트
      의사 선물
      간호사복
      코로나 키트
      자가진단키트
      해열제
      해열 패치
      파스 허리
      허리 보호대
      병원 커튼
      병원놀이
      의학 서적
      의사 책
      혈압계
      상담 테이블
      예약 노트
      닥터 스트레인지
      닥터후
      슬기로운 의사생활
      의료용 장갑
      발열 조끼
      발열 내의
      의사 인형
      의사 피규어
      어린이 의사 놀이
      아기 의사놀이
      간호사 가방
      간호사 선물
      코로나 마스크 대형
      코로나 자가키트 25개
      코로나 맥주
      아기 해열 시트
      아기 기침 시럽
      목캔디
      목 마사지기
      허리 쿠션
      허리 통증 방석
      머리 두통 밴드
      배 찜질기
      귀걸이
      귀 체온계
      눈 찜질팩
      피부 크림
      코 성형 밴드
      상담 일지
      상담실 간판
      예약판
      진료 대기 의자
      응급 키트
      응급 가방
      온라인 수업 책상
      화상 카메라
      무료 배송
      열 전사지
      임산부 베개
      임신 테스트기
      닥터지 크림
      닥터자르트
      의사 코스튬
      청진기 장난감
      마스크 코로나
      체온계 아기
      병원 드라마 dvd
      간호사 시계
      의사 만화
      간호사 인형
      코로나 자가진단키트
      병원 슬리퍼
      감기약
      의사 가운 여성
      간호사 신발
      병원놀이 장난감
      청진기
      체온계
      코로나 마스크
      닥터스트레인지 피규어
      의사 소설
      기침 시럽
      병원 침대`),
  },
};
