import './define/entry.ts';
import './define/module-picker.ts';
import './define/chat-panel.ts';
import './define/special-area.ts';
