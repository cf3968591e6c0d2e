// Dice that fall the same way for the same seed, on every machine.

/** Mulberry32. */
export function makeRandom(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** Both ends are included. */
  const between = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = (list) => list[between(0, list.length - 1)];
  const chance = (share) => next() < share;

  /** Draws the first of `values` most often, the n-th about 1/n^exponent as often. */
  const zipf = (values, exponent) => {
    let total = 0;
    const sums = values.map((_, index) => (total += 1 / (index + 1) ** exponent));
    return () => {
      const point = next() * total;
      return values[sums.findIndex((sum) => point < sum)];
    };
  };
  return { between, pick, chance, zipf };
}

export function distinct(count, draw) {
  const drawn = new Set();
  while (drawn.size < count) drawn.add(draw());
  return [...drawn];
}
