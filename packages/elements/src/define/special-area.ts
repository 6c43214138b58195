import { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';

ConsultSpecialArea.define();
