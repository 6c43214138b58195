import { ConsultError, type StaffRole } from '@consult-kit/protocol';
import type { Identity, Staff } from './identity.ts';

/** The identity if it is someone of the staff in one of the roles. @throws {ConsultError} `ROLE_REFUSED`. */
export function requireStaff(identity: Identity, roles: readonly StaffRole[]): Staff {
  if (identity.kind === 'staff' && roles.includes(identity.role)) return identity;
  throw new ConsultError('ROLE_REFUSED', `This is for accounts in the role ${roles.join(' or ')} only. Sign in with such an account.`);
}
