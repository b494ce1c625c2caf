#include <bdd/core/i18n.hpp>
#include <bdd/core/log.hpp>
#include <bdd/core/visible.hpp>

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/basic_file_sink.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <mutex>
#include <utility>

namespace bdd::log {

namespace {

const char* label(spdlog::level::level_enum level) {
    switch (level) {
    case spdlog::level::warn:
        return _("warning: ");
    case spdlog::level::err:
        return _("error: ");
    case spdlog::level::debug:
        return _("debug: ");
    default:
        return "";
    }
}

/// Hands "bdd: warning: …" lines to a function.
class FunctionSink : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit FunctionSink(Sink target)
        : m_target(std::move(target)) {}

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        const std::string_view payload(message.payload.data(), message.payload.size());
        m_target(fmt::format("bdd: {}{}\n", label(message.level), text::visible(payload)));
    }
    void flush_() override {}

private:
    Sink m_target;
};

void write_to_stderr(std::string_view line) {
    (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

spdlog::level::level_enum to_spdlog(Level level) noexcept {
    switch (level) {
    case Level::debug:
        return spdlog::level::debug;
    case Level::info:
        return spdlog::level::info;
    case Level::warning:
        return spdlog::level::warn;
    case Level::error:
        return spdlog::level::err;
    case Level::off:
        break;
    }
    return spdlog::level::off;
}

std::shared_ptr<spdlog::logger> make(Level level, spdlog::sink_ptr sink) {
    auto logger = std::make_shared<spdlog::logger>("bdd", std::move(sink));
    logger->set_level(to_spdlog(level));
    logger->flush_on(spdlog::level::debug);
    logger->set_error_handler([](const std::string&) {});
    return logger;
}

/// The current logger. Exchanged between commands only, so readers need no lock.
std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> current =
        make(Level::warning, std::make_shared<FunctionSink>(write_to_stderr));
    return current;
}

/// spdlog would create the file with the mode of the umask.
void create_private(const std::string& file) {
    const int fd = ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) {
        throw Error(Errc::io,
                    text_of(_("cannot open the log file '{0}': {1}"), file, std::strerror(errno)));
    }
    ::close(fd);
}

} // namespace

void configure(Level level, const std::string& file, Sink sink) {
    if (file.empty()) {
        logger() =
            make(level, std::make_shared<FunctionSink>(sink ? std::move(sink) : write_to_stderr));
        return;
    }
    create_private(file);
    try {
        auto to_file = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file);
        auto made = make(level, std::move(to_file));
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l [%P] %v", spdlog::pattern_time_type::utc);
        logger() = std::move(made);
    } catch (const spdlog::spdlog_ex& error) {
        fail(Errc::io, _("cannot open the log file '{0}': {1}"), file, error.what());
    }
}

void reset() noexcept {
    try {
        configure(Level::warning);
    } catch (...) {                // Out of memory:
        logger()->sinks().clear(); // silence is better than a sink that is gone.
    }
}

void write(Level level, std::string_view message) noexcept {
    try {
        logger()->log(to_spdlog(level), spdlog::string_view_t(message.data(), message.size()));
    } catch (...) { // A log that cannot be written must not end the work.
        return;
    }
}

bool shows(Level level) noexcept {
    try {
        return logger()->should_log(to_spdlog(level));
    } catch (...) {
        return false;
    }
}

} // namespace bdd::log
