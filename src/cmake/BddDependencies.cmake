# Every library that bdd links, found here and nowhere else. A missing one is reported with the
# Debian package that brings it; scripts/packages.txt holds the same packages.

# bdd_find(NAME DEBIAN_PACKAGE [arguments of find_package...])
macro(bdd_find name package)
  find_package(${name} ${ARGN} QUIET)
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${name} was not found. Install the Debian package ${package}:\n"
                        "  apt-get install ${package}\nor run scripts/install-packages.sh")
  endif()
endmacro()

# bdd_pkg(PREFIX MODULE DEBIAN_PACKAGE): the same through pkg-config.
macro(bdd_pkg prefix module package)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET ${module})
  if(NOT ${prefix}_FOUND)
    message(FATAL_ERROR "${module} was not found. Install the Debian package ${package}:\n"
                        "  apt-get install ${package}\nor run scripts/install-packages.sh")
  endif()
endmacro()

bdd_find(PkgConfig pkgconf)
bdd_find(Threads libc6-dev)
bdd_find(Intl libc6-dev)
bdd_find(fmt libfmt-dev)
bdd_find(spdlog libspdlog-dev)
bdd_find(nlohmann_json nlohmann-json3-dev 3.11)
bdd_find(CLI11 libcli11-dev 2.1)
bdd_find(tomlplusplus libtomlplusplus-dev)
bdd_find(SQLite3 libsqlite3-dev 3.40)
bdd_find(ICU libicu-dev 72 COMPONENTS uc i18n)
bdd_find(ZLIB zlib1g-dev)
# Of the library SHA-256 alone is used: linked in, it spares every start the load of the rest.
set(OPENSSL_USE_STATIC_LIBS TRUE)
bdd_find(OpenSSL libssl-dev 3.0 COMPONENTS Crypto)
bdd_find(Phonenumber "libphonenumber-dev libprotobuf-dev")
bdd_pkg(IDN2 libidn2 libidn2-dev)
bdd_pkg(XXHASH libxxhash libxxhash-dev)
