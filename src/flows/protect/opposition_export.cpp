#include "flows/protect/opposition_export.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/opposed_value.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/csv_writer.hpp>
#include <bdd/io/input_file.hpp>
#include <bdd/storage/suppression_store.hpp>

#include <sys/stat.h>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::AddressKind;
using protect::Channel;
using protect::Fingerprint;
using protect::Purpose;

constexpr std::size_t k_tag_digits = 16;
constexpr std::size_t k_flush_bytes = std::size_t{64} << 10U;
constexpr std::size_t k_key_bytes = std::size_t{4} << 10U; ///< More than any file with a key.

/// An opposed address of the base under another key.
struct Line {
    AddressKind kind;
    Fingerprint mac;
    std::string channels;
    auto operator<=>(const Line&) const = default;
};

std::string closed_channels(const protect::Scope& scope) {
    std::string words;
    for (const Channel channel : protect::k_channels) {
        if (scope.covers(channel, Purpose::prospection)) {
            words += (words.empty() ? "" : " ") + std::string(keyword(channel));
        }
    }
    return words;
}

/// Calls `visit` with every address of the base that somebody opposed; with one several times when
/// several records have it.
template <typename Visit>
void each_opposed(storage::Database& base, const SuppressionList& list, const Visit& visit) {
    const OppositionLookup lookup(list);
    each_address(base, [&](const OpposedValue& value) {
        if (const auto found = lookup.find(value.kind, value.value); found.listed) {
            visit(value, found.scope);
        }
    });
}

bool closes_email(std::string_view channel, std::string_view purpose) {
    const auto channels = protect::parse_scope_channels(channel);
    const auto purposes = protect::parse_scope_purposes(purpose);
    return channels && purposes && channels->has(Channel::email) &&
           purposes->has(Purpose::prospection);
}

[[noreturn]] void fail_key(const std::string& path) {
    throw Error(Errc::config, text_of(_("{0} holds no key"), path),
                _("a key is a line of 64 hexadecimal digits: openssl rand -hex 32 > FILE"));
}

} // namespace

std::string key_tag(const protect::SecretKey& key) {
    return fmt::format(
        "{}:{}", key.id,
        protect::hex(protect::Fingerprinter(key).check_value()).substr(0, k_tag_digits));
}

protect::SecretKey read_exchange_key(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        throw Error(Errc::not_found, text_of(_("there is no key file {0}"), path));
    }
    if ((info.st_mode & 0077U) != 0) {
        throw Error(Errc::refused, text_of(_("others may read the key file {0}"), path),
                    text_of(_("chmod 600 {0}"), path));
    }
    std::string text(k_key_bytes, '\0');
    text.resize(io::InputFile(path).open()->read(text));
    if (const auto bytes = protect::parse_fingerprint(text::trim(text))) {
        return {1, *bytes};
    }
    if (text::find_invalid_utf8(text) != std::string::npos) {
        fail_key(path);
    }
    try {
        const protect::Keyring keys = protect::parse_keys(text, path);
        if (keys.size() == 1) {
            return keys[0];
        }
    } catch (const Error&) { // It speaks of the key of the base.
    }
    fail_key(path);
}

ExportedOppositions export_plain(storage::Database& base, const SuppressionList& list,
                                 OutputSink& out) {
    std::vector<Fingerprint> hashes;
    storage::SuppressionReader(base).each([&](const storage::Suppression& entry) {
        const auto hash = fingerprint_of(entry.mac);
        if (hash && entry.key_id == 0 &&
            static_cast<AddressKind>(entry.kind) == AddressKind::email &&
            closes_email(entry.channel, entry.purpose)) {
            hashes.push_back(*hash);
        }
        return true;
    });
    sort_unique(hashes);
    ExportedOppositions exported;
    exported.plain = static_cast<std::int64_t>(hashes.size());
    each_opposed(base, list, [&](const OpposedValue& value, const protect::Scope& scope) {
        if (value.kind == AddressKind::email &&
            scope.covers(Channel::email, Purpose::prospection)) {
            hashes.push_back(protect::plain_sha256(value.value));
        }
    });
    sort_unique(hashes);
    exported.rows = static_cast<std::int64_t>(hashes.size());
    exported.addresses = exported.rows - exported.plain;
    std::string lines;
    for (const Fingerprint& hash : hashes) {
        lines += protect::hex(hash);
        lines += '\n';
        if (lines.size() >= k_flush_bytes) {
            out.write(lines);
            lines.clear();
        }
    }
    out.write(lines);
    return exported;
}

ExportedOppositions export_exchange(storage::Database& base, const SuppressionList& list,
                                    const protect::SecretKey& key, OutputSink& out) {
    const protect::Fingerprinter maker(key);
    std::vector<Line> lines;
    each_opposed(base, list, [&](const OpposedValue& value, const protect::Scope& scope) {
        if (std::string channels = closed_channels(scope); !channels.empty()) {
            lines.push_back({value.kind, maker.of(value.kind, value.value), std::move(channels)});
        }
    });
    sort_unique(lines);
    io::CsvWriter csv({});
    const auto write_row = [&](std::string_view kind, std::string_view mac,
                               std::string_view channels) {
        csv.cell(kind);
        csv.cell(mac);
        csv.cell(channels);
        csv.end_row();
        if (csv.buffer().size() >= k_flush_bytes) {
            out.write(csv.buffer());
            csv.clear();
        }
    };
    write_row("kind", "mac", "channels");
    for (const Line& line : lines) {
        write_row(keyword(line.kind), protect::hex(line.mac), line.channels);
    }
    out.write(csv.buffer());
    const auto rows = static_cast<std::int64_t>(lines.size());
    return {rows, 0, rows};
}

ExportedOppositions export_copy(storage::Database& base, const SuppressionList& list,
                                OutputSink& out) {
    ExportedOppositions exported;
    std::vector<std::pair<std::uint32_t, std::string>> tags;
    for (const protect::SecretKey& key : list.keyring.keys) {
        tags.emplace_back(key.id, key_tag(key));
    }
    io::CsvWriter csv({});
    out.write(k_copy_header);
    storage::SuppressionReader(base).list([&](const storage::Suppression& entry) {
        const auto tag = std::find_if(tags.begin(), tags.end(),
                                      [&](const auto& one) { return one.first == entry.key_id; });
        const std::string mac = protect::hex(fingerprint_of(entry.mac).value());
        const std::string version = std::to_string(entry.norm_version);
        for (const std::string_view cell :
             {keyword(static_cast<AddressKind>(entry.kind)), std::string_view(mac),
              tag == tags.end() ? k_plain_tag : std::string_view(tag->second), entry.channel,
              entry.purpose, std::string_view(version), entry.reason, entry.created_at,
              entry.review_on, entry.origin}) {
            csv.cell(cell);
        }
        csv.end_row();
        if (csv.buffer().size() >= k_flush_bytes) {
            out.write(csv.buffer());
            csv.clear();
        }
        exported.plain += entry.key_id == 0 ? 1 : 0;
        ++exported.rows;
        return true;
    });
    out.write(csv.buffer());
    return exported;
}

} // namespace bdd::flows
