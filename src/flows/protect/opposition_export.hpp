#pragma once

#include "flows/output_sink.hpp"
#include "flows/protect/suppression_list.hpp"

#include <bdd/protect/secret_key.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bdd::flows {

/// Tells keys of two bases apart that have the same number: "1:0123456789abcdef". "sha256" stands
/// for no key.
[[nodiscard]] std::string key_tag(const protect::SecretKey& key);
inline constexpr std::string_view k_plain_tag = "sha256";

/// Columns of a copy of the list.
inline constexpr std::string_view k_copy_header =
    "kind,mac,key,channel,purpose,norm_version,reason,since,review_on,origin\n";

/// A key that was agreed with a partner for one exchange: a line of 64 hexadecimal digits, or as in
/// a key file. Throws Errc::config for anything else, Errc::refused when others may read the file.
[[nodiscard]] protect::SecretKey read_exchange_key(const std::string& path);

struct ExportedOppositions {
    std::int64_t rows = 0;      ///< Written.
    std::int64_t plain = 0;     ///< Of these, as they came from other tools.
    std::int64_t addresses = 0; ///< Of these, of addresses that are in the base.
};

/// SHA-256 of e-mails that are not to be written to, ascending, one a line.
[[nodiscard]] ExportedOppositions export_plain(storage::Database& base, const SuppressionList& list,
                                               OutputSink& out);
/// Fingerprints of opposed addresses of the base under a partner's key: CSV of kind, mac and the
/// channels that are closed to prospection.
[[nodiscard]] ExportedOppositions export_exchange(storage::Database& base,
                                                  const SuppressionList& list,
                                                  const protect::SecretKey& key, OutputSink& out);
/// The whole list as it is, for another base with the same key, or for this one made anew.
[[nodiscard]] ExportedOppositions export_copy(storage::Database& base, const SuppressionList& list,
                                              OutputSink& out);

} // namespace bdd::flows
