import type { BothLanguages } from './words.ts';

const say = (en: string, zh: string): BothLanguages => ({ en, zh });

/**
 * What integrators call the keys of a campaign file. `[]` stands for one entry of a list, which is then named by its id. A key without a row belongs to
 * the nearest one above it that has one.
 */
export const LABELS: Readonly<Record<string, BothLanguages>> = {
  $schema: say('Schema reference', '结构引用'),
  id: say('Id', '标识'),
  placements: say('Placements', '展示位置'),
  languages: say('Languages', '语言'),
  names: say('Title', '标题'),
  'sponsor.names': say('Sponsor', '资助方'),
  'sponsor.covers': say('What the sponsor pays for', '资助内容'),
  timeZone: say('Time zone', '时区'),
  firstDay: say('First day', '首日'),
  lastDay: say('Last day', '末日'),
  opensAtLocal: say('Opening time on the first day', '首日开放时间'),
  cardClosesAtLocal: say('Time on the last day from which the card is hidden', '末日卡片隐藏时间'),
  lineClosesAtLocal: say('Time on the last day from which nobody new enters the line', '末日停止排队时间'),
  serviceHours: say('Service hours', '服务时段'),
  'paused.reasons': say('Reason of the pause', '暂停原因'),
  'region.code': say('Region', '地区'),
  'region.emergencyNumber': say('Emergency number', '急救电话'),
  'region.eligible': say('Regions that are served', '服务地区'),
  'warningSigns[]': say('Warning sign', '危险信号'),
  'warningSigns[].texts': say('text', '文字'),
  emergencyPhrases: say('Emergency phrases', '紧急短语'),
  'modules[]': say('Group', '人群'),
  'modules[].names': say('name', '名称'),
  'modules[].hints': say('small line', '说明'),
  'modules[].ages.fromYears': say('youngest age', '最小年龄'),
  'modules[].ages.toYears': say('oldest age', '最大年龄'),
  'modules[].icon': say('drawing', '图标'),
  'modules[].enabled': say('turned on', '是否开通'),
  'modules[].warningSigns[]': say('warning sign', '危险信号'),
  'modules[].warningSigns[].texts': say('text', '文字'),
  'modules[].questions[]': say('question', '问题'),
  'modules[].questions[].kind': say('kind', '类型'),
  'modules[].questions[].titles': say('title', '标题'),
  'modules[].questions[].hints': say('hint', '提示'),
  'modules[].questions[].months': say('asks for months', '询问月龄'),
  'modules[].questions[].pregnancyWeeks': say('asks for weeks of pregnancy', '询问孕周'),
  'modules[].questions[].options[]': say('option', '选项'),
  'modules[].questions[].options[].texts': say('text', '文字'),
  'modules[].questions[].other': say('offers “Something else”', '提供“其他”'),
  'modules[].questions[].temperature': say('asks for the temperature', '询问体温'),
  'hosts.origins': say('Pages that may show the special area', '可显示专区的页面'),
  'hosts.keys[]': say('Host key', '宿主密钥'),
  'hosts.keys[].host': say('host', '宿主'),
  'hosts.keys[].algorithm': say('algorithm', '算法'),
  'hosts.keys[].publicKey': say('public key', '公钥'),
  'hosts.guests': say('Guests may consult', '允许访客咨询'),
  'search.triggers': say('Search phrases that show the card', '触发词'),
  'search.vetoes': say('Search phrases that keep the card hidden', '排除词'),
  'search.lexicon': say('Lexicon', '词库'),
  'queue.maxWaiting': say('People waiting in one line at most', '每队最多等待人数'),
  'queue.maxChatsPerDoctor': say('Talks of one doctor at the same time at most', '每位医生同时咨询上限'),
  'consent.version': say('Version of the consent', '同意书版本'),
  'consent.texts': say('Text of the consent', '同意书全文'),
  'consent.guardianUnderYears': say('Age below which a guardian has to agree', '需监护人同意的年龄'),
  'consent.retentionDays': say('Days for which conversations are kept', '对话保留天数'),
  'consent.contact': say('How to ask for deletion', '删除联系方式'),
  alternatives: say('What else people may do', '其他途径'),
  whileWaiting: say('Text for the line', '等待时的内容'),
  texts: say('Texts of the interface', '界面文字'),
};

/** Entries of lists with ids, in the plural, for a change of their order. */
export const ORDERED: Readonly<Record<string, BothLanguages>> = {
  modules: say('groups', '人群'),
  warningSigns: say('warning signs', '危险信号'),
  'modules[].warningSigns': say('warning signs', '危险信号'),
  'modules[].questions': say('questions', '问题'),
  'modules[].questions[].options': say('options', '选项'),
  'hosts.keys': say('host keys', '宿主密钥'),
};

/** What holds where a key is left out, in words. */
export const UNSAID: Readonly<Record<string, BothLanguages>> = {
  opensAtLocal: say('the start of the day', '当天开始'),
  cardClosesAtLocal: say('the end of the day', '当天结束'),
  lineClosesAtLocal: say('the end of the day', '当天结束'),
  'region.eligible': say('everybody', '所有地区'),
  'modules[].enabled': say('yes', '是'),
  'hosts.guests': say('yes', '是'),
  'queue.maxWaiting': say('no bound', '不限'),
  'queue.maxChatsPerDoctor': say('5', '5'),
  'consent.guardianUnderYears': say('14', '14'),
};
