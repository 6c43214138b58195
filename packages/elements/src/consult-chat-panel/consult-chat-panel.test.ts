import { expect, fixture, html } from '@open-wc/testing';
import { ConsultChatPanel } from './consult-chat-panel.ts';
import { FakeClient } from './test-support/fake-client.ts';

ConsultChatPanel.define();

describe('<consult-chat-panel>', () => {
  it('smokes', async () => {
    const client = new FakeClient().joinLine();
    const el = await fixture<ConsultChatPanel>(html`<consult-chat-panel lang="en" .client=${client}></consult-chat-panel>`);
    await el.updateComplete;
    expect(el.shadowRoot!.textContent).to.contain("You're in line");
    client.accept();
    client.hear('hello');
    await el.updateComplete;
    await el.updateComplete;
    console.log(
      el
        .shadowRoot!.querySelector('.panel')!
        .outerHTML.replace(/<!--.*?-->/g, '')
        .replace(/\s+/g, ' '),
    );
  });
});
