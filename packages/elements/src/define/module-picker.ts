import { ConsultModulePicker } from '../consult-module-picker/consult-module-picker.ts';

ConsultModulePicker.define();
