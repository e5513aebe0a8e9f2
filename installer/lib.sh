# Shared by installer/demo, verify, bench and riproducibile: finds the tools, builds the image, says what is missing.
# Works with bash 3.2 (macOS) and later. Sourced from the root of the project.

# say "frase italiana" "English sentence"
say() {
  printf '%s\n' "$1"
  [ -n "${2:-}" ] && printf '  (%s)\n' "$2"
  return 0
}

jdk_version() { # jdk_version HOME: prints the major version, nothing when HOME is not a JDK
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1
}

# Every place where JDKs are commonly installed, one a line, the user's own choices first.
jdk_places() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  on_path=$(command -v javac 2>/dev/null)
  if [ -n "$on_path" ]; then
    real=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    dirname "$(dirname "$real")"
  fi
  for place in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$place" ] && printf '%s\n' "$place"
  done
}

# Sets and exports JAVA_HOME to the first JDK of version 25 or later.
find_jdk() {
  while IFS= read -r place; do
    version=$(jdk_version "$place")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      JAVA_HOME=$place
      export JAVA_HOME
      return 0
    fi
  done <<PLACES
$(jdk_places)
PLACES
  say "Manca un JDK 25 o successivo (serve il JDK, non il solo JRE)." "A JDK 25 or later is missing (the JDK, not just the JRE)."
  cat <<'HOWTO'
  Debian, Ubuntu:  sudo apt-get install -y openjdk-25-jdk
     se il pacchetto non esiste / if there is no such package: https://adoptium.net/installation/linux (temurin-25-jdk)
  Fedora, RHEL:    sudo dnf install -y java-25-openjdk-devel
  macOS:           brew install openjdk@25
  SDKMAN:          sdk install java 25-tem
  Se è già installato altrove / if it is installed elsewhere:  JAVA_HOME=/percorso/del/jdk installer/demo
HOWTO
  return 1
}

# Sets MVN to Maven's command.
find_maven() {
  for place in "${MAVEN_HOME:-/nonexistent}/bin/mvn" "$(command -v mvn 2>/dev/null)" /usr/share/maven/bin/mvn /opt/maven/bin/mvn \
    /opt/apache-maven*/bin/mvn "$HOME/.sdkman/candidates/maven/current/bin/mvn" /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
    if [ -n "$place" ] && [ -x "$place" ]; then
      MVN=$place
      return 0
    fi
  done
  say "Manca Maven (3.8.7 o successivo)." "Maven is missing (3.8.7 or later)."
  cat <<'HOWTO'
  Debian, Ubuntu:  sudo apt-get install -y maven
  Fedora, RHEL:    sudo dnf install -y maven
  macOS:           brew install maven
  SDKMAN:          sdk install maven
HOWTO
  return 1
}

# Debian keeps ippeveprinter in sbin, which is not on everybody's PATH.
PATH=$PATH:/usr/sbin:/sbin
export PATH

# missing_packages NAME...: prints the Debian packages, among those named, whose program is not there.
missing_packages() {
  for package in "$@"; do
    case $package in
      openssl) probe=openssl ;;
      cups-ipp-utils) probe=ippeveprinter ;;
      dbus) probe=dbus-daemon ;;
      poppler-utils) probe=pdftoppm ;;
      chromium)
        command -v chromium-headless-shell >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 && continue
        probe=chromium
        ;;
      fonts-dejavu-core)
        [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || printf '%s\n' "$package"
        continue
        ;;
      postgresql)
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || printf '%s\n' "$package"
        continue
        ;;
      *) probe=$package ;;
    esac
    command -v "$probe" >/dev/null 2>&1 || printf '%s\n' "$package"
  done
}

# True where this user may install Debian's packages; sets as_root.
may_install() {
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }
}

# A browser for the tests: the headless shell is small and quick; where it cannot be had, Chromium as it is.
ensure_browser() {
  if may_install && ! command -v chromium-headless-shell >/dev/null 2>&1; then
    $as_root apt-get update -qq </dev/null >/dev/null 2>&1
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell \
      </dev/null >/dev/null 2>&1
  fi
  ensure_packages chromium
}

# ensure_packages NAME...: installs what is missing where this user may; otherwise says the exact command and returns 1.
ensure_packages() {
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "$missing" ] && return 0
  if may_install; then
    say "Installo i pacchetti che mancano: $missing" "Installing the missing packages"
    # shellcheck disable=SC2086
    $as_root apt-get update -qq </dev/null &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -z "$missing" ] && return 0
  fi
  say "Mancano dei programmi. Per averli:" "Some programs are missing. To get them:"
  printf '  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y %s\n' "$missing"
  printf '  macOS (Homebrew): ippeveprinter è già nel sistema; brew install openssl@3 dbus poppler; brew install --cask chromium\n'
  return 1
}

# Sets and makes TESTS, the folder of the tests' files. They commit and sync many thousand times, and none of them cuts the
# power of a real disk: where there is memory to spare it is a folder in memory.
make_tests_folder() {
  base=${TMPDIR:-/tmp}
  if [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -ge 4000000 ] &&
    [ "$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)" -ge 10000000 ]; then
    base=/dev/shm
  fi
  TESTS=$(mktemp -d "$base/timbro-verify.XXXXXX") && chmod 711 "$TESTS" || return 1
  trap leave_tests_folder EXIT
}

leave_tests_folder() {
  if [ -n "${TIMBRO_POSTGRES:-}" ] && [ -d "$TESTS/postgres" ]; then
    su postgres -s /bin/sh -c "'$postgres_bin/pg_ctl' -D '$TESTS/postgres/dati' -m immediate stop" >/dev/null 2>&1
  fi
  rm -rf "$TESTS"
}

# The tests bring a PostgreSQL of their own. It refuses root, and where root may not take another name for it (unshare),
# Debian's runs as the user postgres for as long as this script does; TIMBRO_POSTGRES tells the tests its address.
ensure_postgres() {
  if [ "$(id -u)" -ne 0 ] || unshare -U true 2>/dev/null; then
    return 0
  fi
  ensure_packages postgresql || return 1
  postgres_bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
  mkdir "$TESTS/postgres" && chown postgres "$TESTS/postgres" || return 1
  postgres_port=$((20000 + $$ % 10000))
  su postgres -s /bin/sh -c "cd / && '$postgres_bin/initdb' -D '$TESTS/postgres/dati' -A trust -U postgres -E UTF8 --locale C &&
    '$postgres_bin/pg_ctl' -D '$TESTS/postgres/dati' -w -l '$TESTS/postgres/log' \
      -o '-p $postgres_port -k $TESTS/postgres -c listen_addresses=127.0.0.1 -c max_connections=300' start" >/dev/null || return 1
  TIMBRO_POSTGRES=jdbc:postgresql://127.0.0.1:$postgres_port/
  export TIMBRO_POSTGRES
}

IMAGE=installer/target/image

# True when the image is newer than every source it is made of.
image_is_current() {
  [ -f "$IMAGE/built" ] || return 1
  [ -z "$(find pom.xml ./*/pom.xml ./*/src/main appliance/src/codegen -newer "$IMAGE/built" -print 2>/dev/null | head -n 1)" ]
}

# Builds the image without the tests, and says where it has got to: on a new machine Maven first fetches its libraries.
build_image() {
  if image_is_current; then
    return 0
  fi
  mkdir -p installer/target
  log=installer/target/build.log
  say "Costruisco il programma (la prima volta scarica le librerie: qualche minuto)." "Building; the first time fetches the libraries"
  started=$SECONDS
  # umask: a jar keeps the permissions of its files (installer/riproducibile)
  (umask 022 && exec "$MVN" -B -T 2 -Dtimbro.image -Dmaven.test.skip=true -Dspotless.check.skip=true package) >"$log" 2>&1 </dev/null &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; wait "$maven" 2>/dev/null; exit 130' INT TERM
  last=
  while kill -0 "$maven" 2>/dev/null; do
    step=$(sed -n 's/^\[INFO\] Building \(Timbro[^[]*[^ [0-9.]\) *[0-9.]* *\(\[[0-9]*\/[0-9]*\]\).*/\2 \1/p' "$log" | tail -n 1)
    fetched=$(grep -c '^Downloaded from' "$log")
    elapsed=$((SECONDS - started))
    if [ -t 1 ]; then
      printf '\r  %3d s  %-40s file scaricati: %s   ' "$elapsed" "${step:-preparo}" "$fetched"
    elif [ "$step" != "$last" ] || [ $((elapsed % 10)) -eq 0 ]; then
      printf '  %3d s  %s (file scaricati: %s)\n' "$elapsed" "${step:-preparo}" "$fetched"
      last=$step
    fi
    sleep 1
  done
  wait "$maven"
  code=$?
  trap - INT TERM
  [ -t 1 ] && printf '\n'
  if [ "$code" -ne 0 ]; then
    say "La costruzione non è riuscita. Le ultime righe (tutto in $log):" "The build failed. Its last lines:"
    grep '^\[ERROR\]' "$log" | head -n 15
    return 1
  fi
  : >"$IMAGE/built"
  say "Costruito in $((SECONDS - started)) s."
}

# run_java CLASS ARG...: replaces this shell by one of the installer's programs, so that signals reach it directly.
run_java() {
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -Djava.awt.headless=true \
    -Dtimbro.here="$HERE" -cp "installer/target/timbro-installer.jar:$IMAGE/lib/*" "$@"
}
