#!/usr/bin/env bash
# Runs the command that the action's inputs ask for. Its exit status is tokensite's.
set -euo pipefail
source "${GITHUB_ACTION_PATH:?}/.github/action/say.sh"

# On a pull request a warning that nobody reads now is never read.
strict=${INPUT_STRICT:-}
if [[ -z $strict && -n ${GITHUB_BASE_REF:-} ]]; then strict=true; fi
case $strict in
  true) options=(--strict) ;;
  false | '') options=() ;;
  *) fail "strict is \`$strict\`; it can be true or false" ;;
esac
options+=(--site "${INPUT_SITE:-.}")

case ${INPUT_COMMAND:-check} in
  install) ;;
  check)
    since=${INPUT_SINCE:-}
    if [[ -z $since && -n ${GITHUB_BASE_REF:-} ]]; then
      since="origin/$GITHUB_BASE_REF"
      git rev-parse --quiet --verify "$since^{commit}" >/dev/null ||
        fail "what the changes are counted from isn't here: give actions/checkout \`fetch-depth: 0\`"
    fi
    if [[ -n $since ]]; then options+=("--since=$since"); fi
    exec tokensite check --format github "${options[@]}"
    ;;
  build)
    if [[ -n ${INPUT_OUTPUT:-} ]]; then options+=("--output=$INPUT_OUTPUT"); fi
    # configure-pages gives an address without the slash that it has to end with.
    if [[ -n ${INPUT_BASE_URL:-} ]]; then options+=("--base-url=${INPUT_BASE_URL%/}/"); fi
    exec tokensite build "${options[@]}"
    ;;
  *) fail "command is \`$INPUT_COMMAND\`; it can be check, build, suggest or install" ;;
esac
