// How good a ranking is, against the judgements of queries.json.
//
// nDCG as in Burges et al., Learning to Rank using Gradient Descent (2005): an item of grade g is worth
// 2^g - 1, divided by the logarithm of its rank; 1 is the best order there could be.

const deepest = 10;

/**
 * @typedef {{query: string, kind: string, relevant: Record<string, number>, not?: string[]}} Query
 * @typedef {{queries: number, ndcg: number, mrr: number}} Quality Means over the queries.
 * @typedef {{
 *   all: Quality, kinds: Record<string, Quality>, answered: string[], leaks: string[],
 * }} Report `answered`: negative queries that got results. `leaks`: excluded items that came back.
 */

/** The worth of grades in the order of their ranks. */
function discountedGain(grades) {
  return grades.slice(0, deepest).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/**
 * nDCG@10; an item counts at its first place only.
 * @param {string[]} ranking items, the best first
 * @param {Record<string, number>} relevant grades by item; at least one
 */
export function ndcg(ranking, relevant) {
  const ideal = Object.values(relevant).sort((a, b) => b - a);
  if (!(ideal[0] > 0)) throw new RangeError('no item is relevant, so every order is as good as any other');
  const grades = ranking.map((item, rank) => (ranking.indexOf(item) === rank ? relevant[item] ?? 0 : 0));
  return discountedGain(grades) / discountedGain(ideal);
}

/** One by the rank of the first relevant item among the first ten; 0 without any. */
export function reciprocalRank(ranking, relevant) {
  const rank = ranking.slice(0, deepest).findIndex((item) => relevant[item] > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

/** @returns {Quality} */
function mean(judged) {
  const over = (measure) => judged.reduce((sum, each) => sum + each[measure], 0) / judged.length;
  return { queries: judged.length, ndcg: over('ndcg'), mrr: over('mrr') };
}

/**
 * @param {Query[]} queries
 * @param {(query: string) => string[]} rank all results of a query, the best first
 * @returns {Report}
 */
export function evaluate(queries, rank) {
  const judged = [];
  const report = { kinds: {}, answered: [], leaks: [] };
  for (const { query, kind, relevant, not = [] } of queries) {
    const ranking = rank(query);
    report.leaks.push(...not.filter((item) => ranking.includes(item)).map((item) => `${query}: ${item}`));
    if (kind === 'negative') {
      if (ranking.length > 0) report.answered.push(query);
      continue;
    }
    judged.push({ kind, ndcg: ndcg(ranking, relevant), mrr: reciprocalRank(ranking, relevant) });
  }
  for (const kind of new Set(judged.map((each) => each.kind))) {
    report.kinds[kind] = mean(judged.filter((each) => each.kind === kind));
  }
  return { ...report, all: mean(judged) };
}
