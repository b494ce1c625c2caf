#include "cli/app.hpp"

#include "cli/color.hpp"
#include "cli/context.hpp"
#include "cli/error_output.hpp"
#include "cli/global_options.hpp"
#include "cli/help.hpp"
#include "cli/progress_bar.hpp"
#include "cli/usage_error.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/log.hpp>
#include <bdd/core/text.hpp>
#include <bdd/core/version.hpp>

#include <exception>
#include <new>
#include <utility>
#include <vector>

namespace bdd::cli {

namespace {

/// What the line asked for, once it has parsed.
enum class Request { run, help, version };

void check_arguments(std::span<const std::string> args) {
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (text::find_invalid_utf8(args[i]) != std::string::npos) {
            throw Error(Errc::usage, text_of(_("argument {0} is not valid UTF-8"), i + 1),
                        _("rename the file, or give it on standard input as -"));
        }
    }
}

/// One command line from its words to its exit code.
class Session {
public:
    Session(std::span<const std::string> args, Io io, const Env& env, CancelFlag& cancel)
        : m_args(args)
        , m_bar(io.err, steady_seconds)
        , m_ctx{Settings(),    {},    std::move(io), env,
                Clock(),       m_bar, cancel,        {args.begin(), args.end()},
                Format::table, false, false,         {}}
        , m_root("", "bdd") {}

    ~Session() { log::reset(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Exit run(const AddCommands& add_commands);
    void print(const Error& error);

private:
    void load_settings();
    void build_tree(const AddCommands& add_commands);
    Request parse();
    void prepare();
    Exit answer_help();
    Exit answer_without_command();

    std::span<const std::string> m_args;
    ProgressBar m_bar;
    Context m_ctx;
    CLI::App m_root;
    GlobalOptions m_given;
    bool m_version = false;
};

void Session::load_settings() {
    m_ctx.settings_paths = standard_paths(m_ctx.env);
    m_ctx.settings_paths.given_file = find_config_option(m_args);
    const auto variable = m_ctx.env.find("BDD_CONFIG");
    if (m_ctx.settings_paths.given_file.empty() && variable != m_ctx.env.end()) {
        m_ctx.settings_paths.given_file = variable->second;
    }
    m_ctx.settings = Settings::load(m_ctx.settings_paths, m_ctx.env);
}

void Session::build_tree(const AddCommands& add_commands) {
    m_root.description(
        _("bdd keeps a B2B prospect base healthy: one executable, one SQLite file."));
    m_root.set_help_flag("-h,--help", _("Show this help"));
    m_root.add_flag("--version", m_version, _("Show the version"));
    m_root.fallthrough();
    m_root.require_subcommand(0, 1);
    add_global_options(m_root, m_given);
    Registry registry;
    add_commands(registry);
    registry.build(m_root, m_ctx, m_args);
}

Request Session::parse() {
    try {
        m_root.parse(std::vector<std::string>(m_args.rbegin(), m_args.rend()));
    } catch (const CLI::CallForHelp& help) {
        if (has_unknown_words(m_root)) {
            throw usage_error(m_root, help, m_args);
        }
        return Request::help;
    } catch (const CLI::ParseError& error) {
        if (m_version) {
            return Request::version;
        }
        throw usage_error(m_root, error, m_args);
    } catch (const BadValue& error) {
        throw usage_error(m_root, error);
    }
    return m_version ? Request::version : Request::run;
}

void Session::prepare() {
    try {
        apply_global_options(m_given, m_ctx);
    } catch (const BadValue& error) {
        throw usage_error(m_root, error);
    }
    const std::string& color = m_ctx.settings.text("color");
    m_ctx.color_out = use_color(color, m_ctx.env, m_ctx.io.out.is_terminal());
    m_ctx.color_err = use_color(color, m_ctx.env, m_ctx.io.err.is_terminal());
    const std::string& verbosity = m_ctx.settings.text("verbosity");
    const log::Level level = verbosity == "quiet"     ? log::Level::error
                             : verbosity == "verbose" ? log::Level::info
                             : verbosity == "debug"   ? log::Level::debug
                                                      : log::Level::warning;
    log::configure(level, m_ctx.settings.text("log_file"), [this](std::string_view line) {
        m_bar.clear_line();
        m_ctx.io.err.write(line);
    });
    if (m_ctx.settings.boolean("progress") && !m_ctx.quiet() && m_ctx.io.err.is_terminal()) {
        m_bar.enable();
    }
    for (const std::string& warning : m_ctx.settings.warnings()) {
        log::write(log::Level::warning, warning);
    }
}

Exit Session::answer_help() {
    const bool color = use_color(m_given.color.value_or(m_ctx.settings.text("color")), m_ctx.env,
                                 m_ctx.io.out.is_terminal());
    const std::size_t columns = m_ctx.io.out.is_terminal() ? m_ctx.io.out.columns() : 80;
    m_ctx.print(help_text(*parsed_chain(m_root).back(), {columns, color}));
    return Exit::done;
}

Exit Session::answer_without_command() {
    const std::vector<const CLI::App*> chain = parsed_chain(m_root);
    if (chain.size() > 1) {
        fail(Errc::internal, "command '{0}' recorded no action", command_path(*chain.back()));
    }
    return answer_help();
}

Exit Session::run(const AddCommands& add_commands) {
    check_arguments(m_args);
    std::exception_ptr config_error;
    try {
        load_settings();
    } catch (const Error&) { // Help must work whatever the configuration says.
        config_error = std::current_exception();
    }
    build_tree(add_commands);
    const Request request = parse();
    Exit result = Exit::done;
    if (request == Request::version) {
        m_ctx.print(text_of("bdd {0}\n", version()));
    } else if (request == Request::help) {
        result = answer_help();
    } else {
        if (config_error) {
            std::rethrow_exception(config_error);
        }
        prepare();
        result = m_ctx.action ? m_ctx.action() : answer_without_command();
    }
    m_ctx.io.out.flush();
    return result;
}

void Session::print(const Error& error) {
    m_bar.clear_line();
    const bool json = m_ctx.json() || asks_for_json(m_args);
    const std::string setting = m_given.color.value_or(m_ctx.settings.text("color"));
    const bool color = use_color(setting, m_ctx.env, m_ctx.io.err.is_terminal());
    m_ctx.io.err.write(json ? error_json(error) : error_text(error, color));
    m_ctx.io.err.flush();
}

Error internal_error(const std::string& what) {
    return {Errc::internal, what,
            _("this is a bug of bdd: please report it with the command line")};
}

} // namespace

Exit main(std::span<const std::string> args, Io io, const Env& env, CancelFlag& cancel,
          const AddCommands& add_commands) {
    try {
        Session session(args, std::move(io), env, cancel);
        const auto give_up = [&](const Error& error) {
            session.print(error);
            return exit_code(error.code());
        };
        try {
            return session.run(add_commands);
        } catch (const Error& error) {
            return give_up(error.code() == Errc::internal ? internal_error(error.what()) : error);
        } catch (const std::bad_alloc&) {
            return give_up({Errc::internal, _("out of memory"), {}});
        } catch (const std::exception& error) {
            return give_up(internal_error(error.what()));
        } catch (...) {
            return give_up(internal_error(_("unknown error")));
        }
    } catch (...) { // Standard error itself failed: nobody is left to tell.
        return Exit::failed;
    }
}

} // namespace bdd::cli
