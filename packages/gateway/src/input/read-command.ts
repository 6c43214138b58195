import { doctorCommandSchema, idSchema, parse, patientCommandSchema, type ConsultationCommand } from '@consult-kit/protocol';
import * as z from 'zod/mini';
import { isPatientCommandType } from '../domain/consultations/command-sides.ts';

const typed = z.object({ command: z.object({ type: z.string() }) });
const fromPatient = z.object({ command: patientCommandSchema });
const fromDoctor = z.object({ command: doctorCommandSchema });

/**
 * Reads a command on a consultation by its type, so that an error names the very value that is wrong.
 * @throws {ConsultError} `INPUT_INVALID`, with paths from `command` on.
 */
export function readCommand(command: unknown): ConsultationCommand {
  const { type } = parse(typed, { command }).command;
  return parse(isPatientCommandType(type) ? fromPatient : fromDoctor, { command }).command;
}

/** Reads an id that stands in an address. @throws {ConsultError} `INPUT_INVALID` */
export function readId(id: string): string {
  return parse(z.object({ consultation: idSchema }), { consultation: id }).consultation;
}
