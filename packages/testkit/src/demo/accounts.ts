import { addDoctor, addStaff, runCommand } from '../gateway-process.ts';
import type { DoctorAccount, StaffAccount } from '../gateway-process.ts';

// The demo listens on the loopback interface only, so its passwords may stand in the open.

/** Doctors of the demo; they serve every module and language. */
export const DEMO_DOCTORS: readonly DoctorAccount[] = [
  {
    login: 'dr.li',
    password: 'lantern-bridge-li',
    names: { en: 'Li Hua', 'zh-Hans': '李华' },
    familyNames: { en: 'Li', 'zh-Hans': '李' },
    titles: { en: 'Attending physician, respiratory medicine', 'zh-Hans': '呼吸内科主治医师' },
  },
  {
    login: 'dr.chen',
    password: 'lantern-bridge-chen',
    names: { en: 'Chen Wei', 'zh-Hans': '陈薇' },
    familyNames: { en: 'Chen', 'zh-Hans': '陈' },
    titles: { en: 'Attending physician, paediatrics', 'zh-Hans': '儿科主治医师' },
  },
];

/** Who may look at the demo's campaigns in the console. */
export const DEMO_INTEGRATOR: StaffAccount = {
  role: 'integrator',
  login: 'integrator',
  password: 'lantern-bridge-console',
  names: { en: 'Integrator' },
};

/** Makes the accounts of the demo that a data folder does not have yet. @throws {Error} The command refused; the message says why. */
export async function addDemoAccounts(dataFolder: string): Promise<void> {
  const [doctors, staff] = await Promise.all([loginsOf('doctor', dataFolder), loginsOf('staff', dataFolder)]);
  for (const doctor of DEMO_DOCTORS) if (!doctors.has(doctor.login)) await addDoctor(dataFolder, doctor);
  if (!staff.has(DEMO_INTEGRATOR.login)) await addStaff(dataFolder, DEMO_INTEGRATOR);
}

/** The first column of the list of accounts. */
async function loginsOf(group: 'doctor' | 'staff', dataFolder: string): Promise<Set<string>> {
  const list = await runCommand([group, 'list', '--data', dataFolder]);
  return new Set(list.split('\n').map((line) => line.split(' ')[0] ?? ''));
}
