import { ConsultChatPanel } from '../consult-chat-panel/consult-chat-panel.ts';

ConsultChatPanel.define();
