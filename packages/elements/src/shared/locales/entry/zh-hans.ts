export { entryZhHans } from '@consult-kit/protocol/entry';
