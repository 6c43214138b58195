import { ConsultEntry } from '../consult-entry/consult-entry.ts';

ConsultEntry.define();
