import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cart, LINES_MAX, QUANTITY_MAX, type CartStorage } from './cart.ts';

function memory(content: Record<string, string> = {}): CartStorage & { content: Record<string, string> } {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      content[key] = value;
    },
  };
}

describe('Cart', () => {
  it('adds up pieces of the same article and choice, and keeps others apart', () => {
    const cart = new Cart(memory());
    cart.add('1', 'm');
    cart.add('1', 'm', 2);
    cart.add('1', 'l');
    assert.deepEqual(cart.lines, [
      { productId: '1', choiceId: 'm', quantity: 3 },
      { productId: '1', choiceId: 'l', quantity: 1 },
    ]);
    assert.equal(cart.count, 4);
  });

  it('is found again by the next page, under the shop’s own key', () => {
    const storage = memory();
    new Cart(storage).add('7', '');
    assert.deepEqual(Object.keys(storage.content), ['magpie:cart']);
    assert.equal(new Cart(storage).count, 1);
  });

  it('bounds what it holds', () => {
    const cart = new Cart(memory());
    cart.add('1', '', 5_000);
    assert.equal(cart.count, QUANTITY_MAX);
    assert.equal(cart.add('1', ''), false);
    for (let id = 2; id <= LINES_MAX; id += 1) assert.equal(cart.add(String(id), ''), true);
    assert.equal(cart.add('one too many', ''), false);
    cart.setQuantity('1', '', 0);
    assert.equal(cart.lines[0]?.quantity, 1);
    cart.setQuantity('1', '', Number.NaN);
    assert.equal(cart.lines[0]?.quantity, 1);
  });

  it('removes lines and tells who listens', () => {
    const cart = new Cart(memory());
    let changes = 0;
    cart.addEventListener('change', () => {
      changes += 1;
    });
    cart.add('1', '');
    cart.remove('1', '');
    assert.equal(cart.count, 0);
    assert.equal(changes, 2);
  });

  it('starts empty when what was stored is broken, and keeps the lines that are not', () => {
    assert.equal(new Cart(memory({ 'magpie:cart': '{' })).count, 0);
    assert.equal(new Cart(memory({ 'magpie:cart': '"milk"' })).count, 0);
    const mixed = JSON.stringify([{ productId: '1', choiceId: '', quantity: 2 }, { productId: '2', choiceId: '', quantity: -1 }, null]);
    assert.deepEqual(new Cart(memory({ 'magpie:cart': mixed })).lines, [{ productId: '1', choiceId: '', quantity: 2 }]);
  });

  it('works without storage, and with one that refuses', () => {
    const closed: CartStorage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const storage of [undefined, closed]) {
      const cart = new Cart(storage);
      cart.add('1', '');
      assert.equal(cart.count, 1);
    }
  });
});
