#include "flows/protect/opposition_writer.hpp"

#include "flows/protect/fingerprint_bytes.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/retention.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::AddressKind;

/// At the earliest; nothing ends by itself.
constexpr protect::Period k_review{3, 0, 0};

} // namespace

bool names_somebody(std::string_view text) {
    const auto is_phone = [](std::string_view word) {
        // Nine bare digits are rather a date and a number than a phone.
        return (word.starts_with('0') || word.starts_with('+')) &&
               !read_opposed(word, AddressKind::phone).values.empty();
    };
    if (text.find('@') != std::string_view::npos) {
        return true;
    }
    // Every run of digits with what parts them in a number.
    constexpr std::string_view k_signs = "0123456789+ .-()/";
    for (std::size_t start = text.find_first_of("0123456789+"); start != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(k_signs, start), text.size());
        if (is_phone(text::trim(text.substr(start, end - start)))) {
            return true;
        }
        start = text.find_first_of("0123456789+", end);
    }
    return false;
}

void check_origin(std::string_view origin) {
    if (names_somebody(origin)) {
        throw Error(Errc::usage, _("an origin must not name a person"),
                    _("name the list or the tool, for example \"unsubscribes of the newsletter "
                      "tool\""));
    }
}

OppositionWriter::OppositionWriter(const cli::Context& ctx, WriteSession& session,
                                   OppositionWords words)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_words(std::move(words))
    , m_review_on(to_string(protect::add(ctx.clock.today(), k_review)))
    , m_writer(session.base(), session.run()) {}

std::string_view OppositionWriter::channel_of(AddressKind kind) const {
    return m_words.channel.empty() ? protect::default_scope(m_words.reason, kind).channel
                                   : std::string_view(m_words.channel);
}

std::string_view OppositionWriter::purpose_of(AddressKind kind) const {
    return m_words.purpose.empty() ? protect::default_scope(m_words.reason, kind).purpose
                                   : std::string_view(m_words.purpose);
}

bool OppositionWriter::add(const OpposedValue& value) {
    return add(value, channel_of(value.kind));
}

bool OppositionWriter::add(const OpposedValue& value, std::string_view channel) {
    if (!m_maker) {
        m_maker.emplace(ensure_key(*m_ctx, *m_session).back());
    }
    return put(value.kind, m_maker->of(value.kind, value.value), m_maker->key_id(), channel);
}

bool OppositionWriter::add_plain(AddressKind kind, const protect::Fingerprint& hash) {
    return put(kind, hash, 0, channel_of(kind));
}

bool OppositionWriter::add_stored(const storage::Suppression& entry) {
    return count(static_cast<AddressKind>(entry.kind), m_writer.add(entry));
}

bool OppositionWriter::put(AddressKind kind, const protect::Fingerprint& mac, std::uint32_t key_id,
                           std::string_view channel) {
    storage::Suppression entry;
    entry.kind = static_cast<int>(kind);
    entry.mac = bytes_of(mac);
    entry.key_id = key_id;
    entry.channel = channel;
    entry.purpose = purpose_of(kind);
    entry.norm_version = protect::k_norm_version;
    entry.reason = keyword(m_words.reason);
    entry.created_at = m_session->started_at();
    entry.review_on = m_review_on;
    entry.origin = m_words.origin;
    return count(kind, m_writer.add(entry));
}

bool OppositionWriter::count(AddressKind kind, storage::SuppressionAdded added) {
    if (added == storage::SuppressionAdded::known) {
        ++m_counts.known;
        return false;
    }
    ++m_counts.added;
    ++m_counts.by_kind.at(static_cast<std::size_t>(kind));
    return true;
}

} // namespace bdd::flows
