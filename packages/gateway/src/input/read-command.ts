import { doctorCommandSchema, idSchema, parse, patientCommandSchema, type ConsultationCommand } from '@consult-kit/protocol';
import * as z from 'zod/mini';
import { isPatientCommandType } from '../domain/consultations/command-sides.ts';

const typed = z.object({ command: z.object({ type: z.string() }) });
const fromPatient = z.object({ command: patientCommandSchema });
const fromDoctor = z.object({ command: doctorCommandSchema });
const ofConsultation = z.object({ consultation: idSchema });

/**
 * Reads a command on a consultation by its type, so that an error names the very value that is wrong.
 * @throws {ConsultError} `INPUT_INVALID`, with paths from `command` on.
 */
export function readCommand(command: unknown): ConsultationCommand {
  return parse(isPatientCommandType(typeOf(command)) ? fromPatient : fromDoctor, { command }).command;
}

/** Reads a consultation's id. @throws {ConsultError} `INPUT_INVALID` */
export function readId(id: unknown): string {
  return parse(ofConsultation, { consultation: id }).consultation;
}

function typeOf(command: unknown): string {
  const isTyped = typeof command === 'object' && command !== null && 'type' in command && typeof command.type === 'string';
  return isTyped ? (command.type as string) : parse(typed, { command }).command.type;
}
