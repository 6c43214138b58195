import type { shellEn } from './en.ts';

/** Words around every page, in simplified Chinese. */
export const shellZhHans: Record<keyof typeof shellEn, string> = {
  'console.title': '活动控制台',
  'sign-in.title': '登录活动控制台',
  'sign-in.login': '账号',
  'sign-in.password': '密码',
  'sign-in.button': '登录',
  'sign-in.busy': '正在登录…',
  'sign-in.refused': '账号或密码不正确，请核对后重试。',
  'sign-in.role': '该账号不能使用控制台。医生工作台地址：{elsewhere}',
  'sign-in.throttled': '尝试次数过多，请 {seconds} 秒后再试。',
  'sign-in.failed': '登录未成功（{label}），请检查网络后重试。',
  'sign-out': '退出登录',
  language: '语言',
  'sign-in.over': '登录已失效（{label}），请重新登录。',
};
