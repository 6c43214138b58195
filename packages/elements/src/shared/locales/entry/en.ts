export { entryEn } from '@consult-kit/protocol/entry';
