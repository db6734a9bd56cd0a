# shellcheck shell=sh
# Sourced: sets jdk to the home of a JDK 25, or says what to install and ends the script.
# Needs: notes (a folder to remember the answer in), say (prints to stderr).
# JDK_SEARCH_ROOT goes before all absolute places; LauncherTest sets it.

# is25 DIR: is there a JDK 25 in DIR? Its release file tells without starting it.
is25() {
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        while read -r line; do
            case $line in
                JAVA_VERSION=\"25\"* | JAVA_VERSION=\"25[.+-]*) return 0 ;;
                JAVA_VERSION=*) return 1 ;;
            esac
        done < "$1/release"
    fi
    case $("$1/bin/java" -version 2>&1) in *'version "25"'* | *'version "25'[.+-]*) return 0 ;; esac
    return 1
}

findJdk() {
    home=${HOME:-/nonexistent}
    at=${JDK_SEARCH_ROOT:-}
    onPath=$(command -v java || true)
    if [ -n "$onPath" ]; then
        onPath=$(readlink -f "$onPath" 2>/dev/null || echo "$onPath")
        onPath=${onPath%/bin/java}
    fi
    # A place that is not there stays an unexpanded pattern, which is no JDK either.
    for jdk in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "$onPath" \
        "$at"/usr/lib/jvm/* "$at"/usr/java/* "$at"/usr/local/lib/jvm/* "$at"/opt/* "$at"/opt/java/* "$at"/opt/jdk/* \
        "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.m2/jdks/* "$home"/.gradle/jdks/* \
        "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* \
        "$at"/Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$at"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$at"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$jdk" ] && is25 "$jdk" && return 0
    done
    if [ -z "$at" ] && [ -x /usr/libexec/java_home ]; then
        jdk=$(/usr/libexec/java_home -v 25 2>/dev/null || true)
        [ -n "$jdk" ] && is25 "$jdk" && return 0
    fi
    say "needs a JDK 25, and found none. Looked at JAVA_HOME, JAVA25_HOME, java on the PATH, /usr/lib/jvm, /opt,"
    say "~/.sdkman, ~/.jdks, ~/.m2/jdks, ~/.gradle/jdks and the places of macOS. Install one, for example:"
    say "  Debian, Ubuntu   apt install temurin-25-jdk   (Adoptium's repository), or openjdk-25-jdk where it is offered"
    say "  Fedora           dnf install java-25-openjdk-devel"
    say "  macOS            brew install openjdk@25"
    say "  anywhere         sdk install java 25-tem      (sdkman.io), or unpack one and set JAVA_HOME"
    exit 1
}

# The note holds the JAVA_HOME it was found under: another JAVA_HOME asks again.
jdk=
if [ -r "$notes/java" ]; then
    { read -r under; read -r jdk; } < "$notes/java" || jdk=
    [ "$under" = "JAVA_HOME=${JAVA_HOME:-}" ] && [ -x "$jdk/bin/java" ] || jdk=
fi
if [ -z "$jdk" ]; then
    findJdk
    if mkdir -p "$notes" 2>/dev/null && [ -w "$notes" ]; then
        printf 'JAVA_HOME=%s\n%s\n' "${JAVA_HOME:-}" "$jdk" > "$notes/java.$$"
        mv -f "$notes/java.$$" "$notes/java"
    fi
fi
