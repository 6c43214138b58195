import type { WordList } from '../compile/schema.ts';

/** Japanese; forms that Chinese shares stand there. */
export const ja: readonly WordList[] = [
  {
    concepts: ['direct'],
    words: `医者に診 医師に診 夜間救急 救急病院 夜間診療 休日診療 処方箋オンライン PCR検査 診療 オンライン診療 オンライン診察 遠隔診療 遠隔医療 電話診療 医療相談 健康相談 発熱外来 発熱相談 医者に聞 医師に聞 医師に相談 医者に相談 受診 病院に行 病院行 病院へ行 救急相談 往診`,
  },
  { concepts: ['doctor'], words: `医者 いしゃ おいしゃさん お医者さん お医者 医師 先生 看護師 小児科医 内科医 かかりつけ医 ドクター` },
  { concepts: ['care'], words: `診察 診断 診て みてもらい 診てもら` },
  { concepts: ['advice'], words: `相談 質問 聞きたい 窓口` },
  { concepts: ['clinic'], words: `びょういん 歯医者 病院 クリニック 医院 診療所 救急` },
  { concepts: ['department'], words: `心療内科 精神科 歯科 耳鼻科 小児科 耳鼻咽喉科 産婦人科 整形外科 循環器科 消化器科` },
  { concepts: ['department-question'], words: `何科` },
  { concepts: ['booking'], words: `予約 予約したい` },
  { concepts: ['online'], words: `オンライン ネット 電話 ビデオ リモート アプリ チャット 24時間` },
  { concepts: ['free'], words: `無料` },
  { concepts: ['near'], words: `今やっている やってる 開いてる 近く 近くの 近所 最寄り` },
  { concepts: ['want'], words: `したい たい ほしい 欲しい 必要 探し 探す さがす 教えて` },
  { concepts: ['talk'], words: `聞く 話したい 話す 会いたい 話` },
  {
    concepts: ['symptom', 'acute'],
    words: `の熱 熱っぽい 熱を出 熱出 吐き気がする 息が苦しい 胸が痛い 腰が痛い 発疹が出 じんましん 蕁麻疹 熱が出た 風邪 風邪っぽい 熱が 高熱 微熱 発熱 熱が出 熱がある 咳 せき 咳が 頭痛 頭が痛い 腹痛 お腹が痛い 喉が痛い のどが痛い 喉の痛み 痛い 痛み 下痢 吐き気 嘔吐 吐いた 鼻水 鼻づまり めまい だるい 倦怠感 息苦しい 息切れ 発疹 かゆい 痒い 湿疹 腫れ しびれ 出血 血が 悪寒 寒気 嗅覚 味覚 症状 動悸`,
  },
  { concepts: ['self', 'symptom', 'acute'], words: `赤ちゃん熱 子供熱 子ども熱 こども熱` },
  {
    concepts: ['ill', 'self'],
    words: `体調不良 体調が悪い 具合が悪い 気分が悪い 調子が悪い`,
  },
  {
    concepts: ['ill'],
    words: `インフルエンザ インフル 止まらない とまらない 治らない なおらない 下がらない さがらない ひどい つらい`,
  },
  {
    concepts: ['help'],
    words: `どうする どうすれば どうすればいい どうしたら どうしたらいい どうしよう 対処法 対処 治し方 助けて 治す方法 何をすれば`,
  },
  { concepts: ['cause'], words: `これって なぜ 原因 どうして かな でしょうか 大丈夫 何の病気` },
  {
    concepts: ['have'],
    words: `喉が痛い 頭が痛い お腹が痛い のどが痛い 胸が痛い 腰が痛い 吐き気がする 息が苦しい だるい が続く 続く がする が出た 続いて かもしれない かも みたい 気がする 痛い 熱が出た 熱が出 熱がある 吐いた だるい かゆい`,
  },
  { concepts: ['should'], words: `べき 行くべき 行ったほうが 行った方が` },
  { concepts: ['which'], words: `どこ` },
  { concepts: ['body'], words: `頭 喉 のど お腹 胸 腰 耳 目` },
  { concepts: ['self'], words: `妊娠 子供 子ども こども 赤ちゃん 娘 息子 私 妊婦 妊娠中 父 母 主人 妻` },
  { concepts: ['covid'], words: `コロナ 新型コロナ コロナウイルス オミクロン` },
  {
    concepts: ['positive', 'covid'],
    words: `陽性 濃厚接触 濃厚接触者 陽性者 味がしない 匂いがしない においがしない 嗅覚がない 味覚がない 味がわからない コロナかも コロナになった`,
  },
  {
    concepts: [],
    words: `って ですか もらいたい 安い 一週間 の に を が は で と へ も か な ね よ さん です ます ください お から まで して した する し て たら ない いい 良い 行き 行く 急 受けたい 受け 受診したい 三日 今すぐ 今日`,
  },
];
