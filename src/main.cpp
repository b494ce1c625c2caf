#include "cli/app.hpp"
#include "cli/key_reader.hpp"
#include "commands/commands.hpp"

#include <libintl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace {

bdd::CancelFlag g_cancel;

/// The first signal asks the work to stop, the second one stops it.
extern "C" void on_signal(int /*signal*/) {
    if (g_cancel.requested()) {
        ::_exit(static_cast<int>(bdd::Exit::interrupted));
    }
    g_cancel.request();
}

void install_signals() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN; // NOLINT(cppcoreguidelines-pro-type-cstyle-cast): system macro
    ::sigaction(SIGPIPE, &action, nullptr);
}

/// Messages and letters follow the user's locale; numbers never do. Where the French locale is not
/// installed, French messages still work through C.UTF-8 and LANGUAGE.
void set_locale(const bdd::cli::Env& env) {
    const bool known =
        std::setlocale(LC_CTYPE, "") != nullptr && std::setlocale(LC_MESSAGES, "") != nullptr;
    std::string wanted;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto found = env.find(name);
        if (wanted.empty() && found != env.end()) {
            wanted = found->second;
        }
    }
    if (!known && wanted.rfind("fr", 0) == 0) {
        std::setlocale(LC_CTYPE, "C.UTF-8");
        std::setlocale(LC_MESSAGES, "C.UTF-8");
        ::setenv("LANGUAGE", "fr", 1);
    }
    const auto folder = env.find("TEXTDOMAINDIR");
    ::bindtextdomain("bdd", folder != env.end() ? folder->second.c_str() : BDD_LOCALE_DIR);
    ::bind_textdomain_codeset("bdd", "UTF-8");
}

bdd::cli::Env read_environment() {
    bdd::cli::Env env;
    for (char** entry = ::environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos) {
            env.emplace(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return env;
}

std::optional<std::string> read_line() {
    std::string line;
    return std::getline(std::cin, line) ? std::optional(line) : std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    const bdd::cli::Env env = read_environment();
    set_locale(env);
    install_signals();
    bdd::cli::FdOutput out(STDOUT_FILENO);
    bdd::cli::FdOutput err(STDERR_FILENO, bdd::cli::Buffering::none);
    const bdd::cli::Io io{out, err, ::isatty(STDIN_FILENO) != 0, read_line,
                          [] { return bdd::cli::read_key(STDIN_FILENO, g_cancel); }};
    return static_cast<int>(bdd::cli::main(args, io, env, g_cancel, bdd::commands::add_all));
}
