export { dateText, dayText, timeText, zoneText } from '@consult-kit/protocol/entry';
