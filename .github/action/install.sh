#!/usr/bin/env bash
# Gets the program from a release of the action's own repository, and puts it on the PATH of the
# steps that follow.
#
# Which release: the one whose number the action's own files bear (CMakeLists.txt), whatever the
# workflow calls it by: a tag, a branch, or a commit's id, which then fixes the program as well.
set -euo pipefail
action=${GITHUB_ACTION_PATH:?}
source "$action/.github/action/say.sh"

# owner/tokensite. The runner can leave the context empty in composite actions (actions/runner#2473);
# then the folder tells: …/_actions/owner/tokensite/v1. With `uses: ./` it is the workflow's own.
repository_of_action() {
  if [[ -n ${ACTION_REPOSITORY:-} ]]; then
    echo "$ACTION_REPOSITORY"
  elif [[ $action =~ /_actions/([^/]+/[^/]+)/ ]]; then
    echo "${BASH_REMATCH[1]}"
  else
    echo "${GITHUB_REPOSITORY:-}"
  fi
}

version=${TOKENSITE_VERSION:-}
version=${version#v}
if [[ -z $version ]]; then
  version=$(sed -n 's/^project(tokensite VERSION \([0-9.]*\).*/\1/p' "$action/CMakeLists.txt")
fi
if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  fail "\`$version\` is no version of tokensite; write it like 1.2.3"
fi
repository=$(repository_of_action)
if [[ ! $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]]; then
  fail "\`$repository\` is no repository to get tokensite from"
fi

system="$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
name="tokensite-$version-$system"
folder="${RUNNER_TEMP:?}/$name"
if [[ ! -x $folder/bin/tokensite ]]; then
  command -v gh >/dev/null || fail "tokensite is fetched by \`gh\`, which this machine lacks; ubuntu-latest has it"
  fresh=$(mktemp -d "$RUNNER_TEMP/tokensite-XXXXXX")
  trap 'rm -rf "$fresh"' EXIT
  gh release download "v$version" --repo "$repository" --dir "$fresh" \
    --pattern "$name.tar.gz" --pattern "$name.tar.gz.sha256" >"$fresh/said" 2>&1 || true
  if [[ ! -f $fresh/$name.tar.gz || ! -f $fresh/$name.tar.gz.sha256 ]]; then
    fail "there is no $name.tar.gz with its checksum in release v$version of $repository: $(cat "$fresh/said")"
  fi
  # Of the checksum's file only the sum: a name in it could be that of another file.
  sum=$(cut -d ' ' -f 1 "$fresh/$name.tar.gz.sha256")
  if ! printf '%s  %s\n' "$sum" "$fresh/$name.tar.gz" | sha256sum --check --status 2>/dev/null; then
    fail "$name.tar.gz of $repository is not what its checksum says; nothing was run"
  fi
  tar -xzf "$fresh/$name.tar.gz" -C "$fresh"
  "$fresh/$name/bin/tokensite" --version >/dev/null ||
    fail "tokensite $version doesn't run on this machine: it takes Linux with glibc 2.36 or newer, as ubuntu-latest has it"
  rm -rf "$folder"
  mv "$fresh/$name" "$folder"
fi
echo "$folder/bin" >>"${GITHUB_PATH:?}"
"$folder/bin/tokensite" --version
