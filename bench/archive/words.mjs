// The words of the made-up archive. Sentences are put together from them in writer.mjs.

const words = (text) => text.trim().split(/\s+/);

// An underscore stands for a space within a phrase.
const phrases = (text) => words(text).map((word) => word.replaceAll('_', ' '));

export const adjectives = phrases(`
  sparse dense linear latent causal frozen masked adaptive recurrent hybrid quantized distilled pruned
  multimodal autoregressive bidirectional stochastic contrastive generative discriminative hierarchical
  modular compact tiny huge cheap costly slow fast noisy robust brittle honest stubborn patient careful
  reckless elegant awkward surprising familiar obscure open closed public private local remote static
  dynamic shallow deep narrow wide early late synthetic human verified unlabelled calibrated
  overconfident interpretable opaque reproducible parallel sequential incremental speculative greedy
  uniform skewed offline online asynchronous lossless embedded portable frugal mature
`);

export const nouns = phrases(`
  adapter agent aggregator annotator assistant attention_head autoencoder backbone baseline batch
  benchmark budget cache checkpoint classifier cluster codebook compiler context_window controller
  corpus critic curriculum dataset decoder detector diffusion_step discriminator distribution drafter
  embedding encoder ensemble environment estimator evaluator expert feature_map filter forecast
  gate generator gradient graph grid harness heuristic inference_server kernel latency layer leaderboard
  ledger loader loss_curve manifold matrix mechanism memory metric mixture model module monitor network
  neuron notebook objective optimizer oracle parser pipeline planner policy posterior predictor prior
  probe profiler prompt protocol quantizer ranker recipe registry regularizer renderer replay_buffer
  reranker retriever reward_model rollout router rubric runtime sampler sandbox scaffold scheduler schema
  scorer segmenter simulator solver student summary supervisor surrogate teacher tensor_core test_suite
  tokenizer tracker trainer trajectory transformer validator vector verifier vocabulary warm-up weight
  world_model
`);

export const plurals = phrases(`
  ablations accelerators activations answers arguments artefacts assumptions attacks audits biases
  captions chains_of_thought checkpoints citations clusters collisions comparisons constraints
  conversations corrections costs demonstrations diagrams documents domains edge_cases embeddings
  episodes errors examples experiments explanations failures features figures frames gradients
  guarantees hallucinations hypotheses images instructions kernels labels languages layers lectures
  lessons limits logits long_documents measurements memories methods milliseconds mistakes notebooks
  outliers parameters passages patches pixels policies preferences prompts proofs queries questions
  repositories requests results rewards robots rollouts rules samples scenes scores sentences sequences
  shortcuts simulations skills solutions sources spikes statistics steps subtitles tables tasks
  templates tensors tests thresholds timelines tokens tool_calls traces trade-offs tutorials updates
  users variables vectors videos weights workloads
`);

export const verbs = phrases(`
  absorbs aligns amortizes anticipates approximates balances beats bends bounds caches calibrates clips
  compresses contradicts counts decodes denoises describes distils doubles embeds encodes estimates
  evaluates exceeds explains exposes factors filters forecasts fuses gates grounds halves ignores
  imitates indexes interleaves inverts judges labels learns linearizes localizes maps masks matches
  measures merges mirrors normalizes outlives outperforms partitions penalizes perturbs predicts
  preserves probes prunes punishes quantizes ranks reconstructs recovers refines regularizes rejects
  repairs replaces replays reranks retrieves rewards rewrites routes samples schedules scores segments
  shards simplifies simulates skips smooths sorts stabilizes steers streams summarizes synthesizes
  tracks transfers truncates unrolls verifies warms weighs
`);

export const adverbs = phrases(`
  quietly gradually reliably in_parallel at_random on_a_single_card without_supervision
  without_labels in_one_pass after_training during_inference at_scale on_a_laptop overnight by_default
  under_pressure end_to_end token_by_token layer_by_layer for_free in_the_open with_confidence
  in_half_the_time
`);

export const codes = words(`
  kv_cache_dtype max_new_tokens torch.compile num_experts top_p temperature grad_accum rope_theta
  flash_attn --fp8 --seed --resume lora_rank beam_width batch_size warmup_steps weight_decay
  eval_every n_heads d_model softmax_scale block_size page_size draft_tokens tool_choice seed=0
  logprobs chunk_size reward_fn advantage make_env() step() train.py config.json bench.sh
`);

export const firstNames = words(`
  Ada Aiko Amara Andrej Bela Carla Chen Dara Elif Emeka Farah Grace Hana Ilya Ines Jonas Kenji Lena Luca
  Maya Mei Nadia Nils Omar Priya Rosa Samir Sofia Tomas Yara
`);

export const lastNames = words(`
  Adeyemi Andersson Bauer Castro Demir Dubois Eriksen Ferrari Garcia Haddad Hoffmann Ito Jansen Kaplan
  Kowalski Kumar Larsen Lindqvist Martin Mensah Moreau Nakamura Novak Okafor Oliveira Park Petrov Rao
  Rossi Santos Schmidt Silva Tanaka Vargas Virtanen Wang Weber Yilmaz Zhang Zhou
`);
