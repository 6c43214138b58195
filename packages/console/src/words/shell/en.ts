/** Words around every page, in English. */
export const shellEn = {
  'console.title': 'Campaign console',
  'sign-in.title': 'Sign in to the console',
  'sign-in.login': 'Name',
  'sign-in.password': 'Password',
  'sign-in.button': 'Sign in',
  'sign-in.busy': 'Signing in…',
  'sign-in.refused': 'Name or password is not right. Check both and try again.',
  'sign-in.role': 'This account has no access to the console. The doctors’ desk is at {elsewhere}.',
  'sign-in.throttled': 'Too many tries. Wait {seconds} s and try again.',
  'sign-in.failed': 'Could not sign in ({label}). Check the connection and try again.',
  'sign-out': 'Sign out',
  language: 'Language',
  'sign-in.over': 'Your session is over ({label}). Sign in again.',
} as const;
