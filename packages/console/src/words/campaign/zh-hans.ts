import type { campaignEn } from './en.ts';

/** Words of one campaign's page, in simplified Chinese. */
export const campaignZhHans: Record<keyof typeof campaignEn, string> = {
  'campaign.tabs': '本活动的页面',
  'campaign.back': '全部活动',
  'tab.edit': '编辑',
  'tab.history': '历史',
  'tab.ledger': '账目',
  'tab.figures': '数据',
  'campaign.title': '{tab} · {name} · {console}',
  'campaign.reading': '正在读取活动…',
  'campaign.failed': '读取活动失败（{label}），正在重试。',
  'campaign.unknown': '该网关没有活动“{campaign}”。',
  'campaign.failed.shown': '网关暂时没有正常应答（{label}）。当前显示最后读取的内容，正在重试。',
  'campaign.unknown.shown': '该活动已被他人放弃，网关上不再保留表单中的内容；如需保留，请将 JSON 复制到新活动。',
  'campaign.from-file': '该活动来自网关磁盘上的文件，请在文件中修改；控制台仅供查看。',
  'campaign.copy': '复制为新活动',
  'campaign.viewer': '您的账号可以查看全部内容，但不能修改。',
  'campaign.version': '已发布版本 {version}。',
  'campaign.never-published': '尚未发布。',
  'campaign.draft': '草稿，第 {revision} 次保存',
  'campaign.also': '同时打开此表单的人：{names}',
  'campaign.someone': '有人',
};
