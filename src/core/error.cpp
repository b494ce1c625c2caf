#include <bdd/core/error.hpp>

#include <utility>

namespace bdd {

Exit exit_code(Errc code) noexcept {
    switch (code) {
    case Errc::usage:
    case Errc::config:
        return Exit::usage;
    case Errc::refused:
        return Exit::refused;
    case Errc::locked:
        return Exit::locked;
    case Errc::interrupted:
        return Exit::interrupted;
    case Errc::input:
    case Errc::not_found:
    case Errc::exists:
    case Errc::io:
    case Errc::storage:
    case Errc::internal:
        break;
    }
    return Exit::failed;
}

std::string_view keyword(Errc code) noexcept {
    switch (code) {
    case Errc::usage:
        return "usage";
    case Errc::config:
        return "config";
    case Errc::input:
        return "input";
    case Errc::not_found:
        return "not_found";
    case Errc::exists:
        return "exists";
    case Errc::io:
        return "io";
    case Errc::storage:
        return "storage";
    case Errc::refused:
        return "refused";
    case Errc::locked:
        return "locked";
    case Errc::interrupted:
        return "interrupted";
    case Errc::internal:
        break;
    }
    return "internal";
}

Error::Error(Errc code, const std::string& message, std::string hint, Where where)
    : std::runtime_error(message)
    , m_code(code)
    , m_hint(std::move(hint))
    , m_where(std::move(where)) {}

} // namespace bdd
