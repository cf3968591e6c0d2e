# shellcheck shell=bash
# Sourced by the action's scripts.

# fail TEXT : ends the step, with TEXT in GitHub's summary of the run.
fail() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '::error title=tokensite::%s\n' "${text//$'\n'/%0A}"
  exit 1
}
