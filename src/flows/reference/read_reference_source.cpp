#include "flows/reference/read_reference_source.hpp"

#include "flows/reference/loaders.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <optional>

namespace bdd::flows {

namespace {

using rnvp::ReferenceKind;

/// Two digits behind a sign that separates, which are taken off.
std::string_view take_two(std::string_view& rest) noexcept {
    constexpr std::size_t k_size = 3;
    const bool fits = rest.size() >= k_size && (rest[0] == '-' || rest[0] == '_') &&
                      text::is_digit(rest[1]) && text::is_digit(rest[2]) &&
                      (rest.size() == k_size || !text::is_digit(rest[k_size]));
    const std::string_view digits = fits ? rest.substr(1, 2) : std::string_view();
    rest.remove_prefix(fits ? k_size : 0);
    return digits;
}

std::optional<std::string> date_in(std::string_view name) {
    constexpr std::size_t k_year = 4;
    for (std::size_t at = name.find("20"); at != std::string_view::npos;
         at = name.find("20", at + 1)) {
        std::string_view rest = name.substr(at);
        if ((at > 0 && text::is_digit(name[at - 1])) || rest.size() < k_year ||
            !text::all_digits(rest.substr(0, k_year)) ||
            (rest.size() > k_year && text::is_digit(rest[k_year]))) {
            continue;
        }
        std::string date(rest.substr(0, k_year));
        rest.remove_prefix(k_year);
        const std::string_view month = take_two(rest);
        const std::string_view day = month.empty() ? month : take_two(rest);
        date.append("-").append(month.empty() ? "01" : month);
        date.append("-").append(day.empty() ? "01" : day);
        if (parse_iso_date(date)) {
            return date;
        }
    }
    return std::nullopt;
}

void read_table(const io::InputFile& input, const rnvp::Places& embedded, cli::Context& ctx,
                LoadedFile& file) {
    ReferenceRows rows(input, ctx.progress, ctx.cancel);
    file.kind = rows.header().kind;
    switch (file.kind) {
    case ReferenceKind::hexasmal:
        load_hexasmal(rows, embedded, file);
        break;
    case ReferenceKind::ban:
    case ReferenceKind::bano:
        load_streets(rows, file);
        break;
    case ReferenceKind::alias:
        load_aliases(rows, file);
        break;
    default:
        load_cedex(rows, embedded, file);
    }
    file.rows = rows.rows();
}

} // namespace

std::uint64_t content_hash(const io::InputFile& file, const cli::Context& ctx) {
    std::string buffer(std::size_t{1} << 20U, '\0');
    std::uint64_t hash = 0; // Of the pieces, one upon the other.
    const auto add = [&](std::size_t size) {
        ctx.cancel.check();
        hash = hash64(std::string_view(buffer).substr(0, size), hash);
    };
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file.path(), ignored)) {
        std::ifstream raw(file.path(), std::ios::binary);
        const auto wanted = static_cast<std::streamsize>(buffer.size());
        while (raw.read(buffer.data(), wanted).gcount() > 0) {
            add(static_cast<std::size_t>(raw.gcount()));
        }
        return hash;
    }
    const auto stream = file.open();
    while (const std::size_t size = stream->read(buffer)) {
        add(size);
    }
    return hash;
}

std::string data_date(const std::string& path, const Clock& clock) {
    if (const auto date = date_in(std::filesystem::path(path).filename().string())) {
        return *date;
    }
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
        constexpr std::int64_t k_day_s = 86'400;
        return to_string(from_days(info.st_mtime / k_day_s));
    }
    return to_string(clock.today());
}

LoadedFile read_reference_source(const io::InputFile& input, const rnvp::Places& embedded,
                                 cli::Context& ctx) {
    LoadedFile file;
    ctx.progress.begin(input.display_name(), input.size(), "B");
    const char first = first_sign(input);
    if (first == '{' || first == '[') {
        load_json(input, embedded, file);
    } else {
        read_table(input, embedded, ctx, file);
    }
    ctx.progress.end();
    for (NewBase& base : file.bases) {
        base.base.kind = keyword(file.kind);
        if (base.base.scope.empty()) {
            base.base.rows = file.rows;
        }
    }
    if (file.bases.empty()) {
        throw Error(Errc::input,
                    text_of(_("'{0}' holds no row that can be used"), input.display_name()));
    }
    return file;
}

} // namespace bdd::flows
