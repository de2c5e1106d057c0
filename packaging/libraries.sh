#!/usr/bin/env bash
# Installs the system libraries the application and its tests need, on Debian 12+ and Ubuntu 22.04+.
#
#   libraries.sh             installs what is missing, as root or through sudo without a password
#   libraries.sh --missing   prints what is missing, one package a line, and installs nothing
#
# Exit 0: nothing is missing any more. Exit 2: something is, and the command to type was printed.
set -euo pipefail

# "new|old" names one library that a later release renamed.
application=(
    ca-certificates git
    'libglib2.0-0t64|libglib2.0-0' libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
    fonts-dejavu-core fonts-noto-color-emoji
    libenchant-2-2 hunspell-fr-classical
)
# A real Secret Service for the keyring tests; a compiler for the library that simulates power cuts; a
# screen that nobody looks at, with a mouse and a keyboard, for the tests of the real window.
tests=(gnome-keyring dbus gcc libc6-dev xvfb xdotool)
# Without it the application runs and says that grammar was not checked, so its absence is not fatal.
grammar=python3-grammalecte

python_packages() {
    # The one supported release whose own Python is older than 3.11 carries a newer one beside it.
    if grep -qs '^VERSION_ID="22.04"' /etc/os-release && grep -qs '^ID=ubuntu' /etc/os-release; then
        echo python3.11 python3.11-venv
    else
        echo python3 python3-venv
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints the entries of the arguments none of whose names is installed.
missing_among() {
    local entry name found
    for entry in "$@"; do
        found=
        for name in ${entry//|/ }; do
            if is_installed "$name"; then found=yes; fi
        done
        if [ -z "$found" ]; then echo "$entry"; fi
    done
}

has_candidate() {
    local answer
    answer=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)
    [[ $answer =~ "  Candidate: "[^\(] ]]
}

# The name this release knows an entry by; the last one when the package lists are still empty.
name_here() {
    local name=
    for name in ${1//|/ }; do
        if has_candidate "$name"; then break; fi
    done
    echo "$name"
}

names_here() {
    local entry
    for entry in "$@"; do name_here "$entry"; done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

refresh_lists() {
    apt update || echo "La liste des paquets n’a pas pu être mise à jour; on essaie avec celle du poste." >&2
}

install_packages() {
    if ! has_candidate "$(name_here "$1")"; then refresh_lists; fi
    local names
    mapfile -t names < <(names_here "$@")
    # A list that is out of date names files its server no longer has: one refresh, one more try.
    apt install --no-install-recommends "${names[@]}" && return
    refresh_lists
    mapfile -t names < <(names_here "$@")
    apt install --no-install-recommends "${names[@]}"
}

offer_grammar() {
    if is_installed "$grammar"; then return; fi
    if ! has_candidate "$grammar"; then refresh_lists; fi
    if has_candidate "$grammar"; then
        apt install --no-install-recommends "$grammar"
    else
        echo "Le paquet $grammar n’existe pas pour ce système : la grammaire ne sera pas vérifiée," >&2
        echo "l’application le dira, et les tests de grammaire échoueront." >&2
    fi
}

main() {
    if ! command -v dpkg-query >/dev/null; then
        echo "Ce système n’emploie pas les paquets Debian. Installez vous-même l’équivalent de :" >&2
        echo "  $(python_packages) ${application[*]} ${tests[*]} $grammar" >&2
        return 0
    fi
    local missing
    # shellcheck disable=SC2046  # one word per package is what is wanted
    mapfile -t missing < <(missing_among $(python_packages) "${application[@]}" "${tests[@]}")
    if [ "${1:-}" = --missing ]; then
        if [ ${#missing[@]} -gt 0 ]; then printf '%s\n' "${missing[@]}"; fi
        missing_among "$grammar"
        return 0
    fi
    if [ ${#missing[@]} -eq 0 ] && is_installed "$grammar"; then return 0; fi
    if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
        if [ ${#missing[@]} -eq 0 ]; then
            echo "La grammaire ne sera pas vérifiée sans ce paquet :  sudo apt-get install $grammar" >&2
            return 0
        fi
        echo "Il manque des paquets du système, et ce compte ne peut pas les installer. Tapez :" >&2
        local names
        mapfile -t names < <(names_here "${missing[@]}")
        if ! is_installed "$grammar" && has_candidate "$grammar"; then names+=("$grammar"); fi
        echo "  sudo apt-get update && sudo apt-get install --no-install-recommends ${names[*]}" >&2
        echo "puis recommencez. Rien n’a été changé." >&2
        return 2
    fi
    if [ ${#missing[@]} -gt 0 ]; then
        echo "Installation de ${#missing[@]} paquets du système…"
        install_packages "${missing[@]}"
    fi
    offer_grammar
}

main "$@"
