// Numbers as text: src/search/packed_numbers.hpp.

const digit_values = new Uint8Array(128);
for (let i = 0; i < 64; ++i) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  digit_values[digits.charCodeAt(i)] = i;
}

/** @param {string} packed @returns {number[]} */
export const unpack = (packed) => {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < packed.length; ++i) {
    const digit = digit_values[packed.charCodeAt(i)];
    number |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(number);
      number = 0;
      shift = 0;
    }
  }
  return numbers;
};
