import { ConsultError, type ConsultationCommand, type DoctorCommand, type PatientCommand } from '@consult-kit/protocol';

type Type = ConsultationCommand['type'];

/** Which side may give which command. */
const SIDES: Readonly<Record<Type, 'both' | 'patient' | 'doctor'>> = {
  'message.send': 'both',
  'read.mark': 'both',
  'queue.leave': 'patient',
  'consultation.resume': 'patient',
  'consultation.end': 'patient',
  'consultation.rate': 'patient',
  'emergency.report': 'patient',
  'consultation.decline': 'doctor',
  'consultation.pause': 'doctor',
  'handover.offer': 'doctor',
  'handover.cancel': 'doctor',
  'handover.accept': 'doctor',
  'handover.refuse': 'doctor',
  'emergency.send': 'doctor',
  'note.add': 'doctor',
  'consultation.finish': 'doctor',
};

/** Whether a patient may give commands of this type. */
export function isPatientCommandType(type: string): boolean {
  return Object.hasOwn(SIDES, type) && SIDES[type as Type] !== 'doctor';
}

/** @throws {ConsultError} `ROLE_REFUSED` */
export function assertPatientCommand(command: ConsultationCommand): asserts command is PatientCommand {
  if (SIDES[command.type] === 'doctor') throw new ConsultError('ROLE_REFUSED', `${command.type} is for doctors.`);
}

/** @throws {ConsultError} `ROLE_REFUSED` */
export function assertDoctorCommand(command: ConsultationCommand): asserts command is DoctorCommand {
  if (SIDES[command.type] === 'patient') throw new ConsultError('ROLE_REFUSED', `${command.type} is for patients.`);
}
