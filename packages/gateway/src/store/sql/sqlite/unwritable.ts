import { ConsultError } from '@consult-kit/protocol';

/** The failure of a file in the data folder that cannot be written. */
export function unwritable(file: string, cause: unknown): ConsultError {
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new ConsultError(
    'DATA_FOLDER_UNWRITABLE',
    `The database ${file} cannot be opened for writing (${problem}). Choose a folder that this user may write to, with --data.`,
    { cause },
  );
}
