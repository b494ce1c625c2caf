#include "flows/rnvp/address_run.hpp"

#include "flows/rnvp/address_output.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/thread_pool.hpp>

#include <vector>

namespace bdd::flows {

namespace {

constexpr std::size_t k_block = 8192; ///< Addresses under way at a time.
constexpr std::size_t k_chunk = 64;

rnvp::RawAddress raw_of(const model::Address& address) {
    rnvp::RawAddress raw;
    for (const std::string& line : address.lines) {
        raw.cells.emplace_back(line);
    }
    raw.postcode = address.postcode;
    raw.town = address.town;
    // The base writes FR where nothing else was said.
    raw.country = address.country == "FR" ? std::string_view() : address.country;
    return raw;
}

} // namespace

storage::NormalizedAddress stored_form(model::AddressId id, const rnvp::MailAddress& address) {
    storage::NormalizedAddress stored;
    stored.id = id;
    stored.complement = address.complement;
    stored.line_4 = address.lines[3];
    stored.line_5 = address.lines[4];
    stored.line_6 = address.lines[5];
    stored.line_7 = address.lines[6];
    stored.number = address.street.number;
    stored.repetition = address.street.repetition;
    stored.street_type = address.street.type;
    stored.street = address.street.name;
    stored.special = address.special;
    stored.postcode = address.postcode;
    stored.town = address.town;
    stored.cedex = address.cedex;
    stored.insee = address.insee;
    stored.code = address.code.text();
    stored.status = rnvp::name(address.status);
    stored.score = address.score;
    stored.mailable = address.mailable;
    stored.reasons = reasons_text(address);
    return stored;
}

AddressRunResult normalize_base(cli::Context& ctx, WriteSession& session,
                                const rnvp::Normalizer& normalizer, const std::string& reference) {
    storage::AddressStore store(session.base());
    AddressRunResult result;
    result.addresses = store.count();
    const std::int64_t number = store.add_reference(reference);
    const auto waiting = static_cast<std::uint64_t>(store.count_stale(number));
    ctx.progress.begin(_("normalising"), waiting, _("addresses"));
    ThreadPool pool;
    model::AddressId last;
    while (true) {
        const std::vector<storage::RawAddressRow> rows = store.stale(number, last, k_block);
        if (rows.empty()) {
            break;
        }
        std::vector<rnvp::MailAddress> results(rows.size());
        pool.for_each(rows.size(), k_chunk, [&](std::size_t i) {
            results[i] = normalizer.normalize(raw_of(rows[i].address));
        });
        std::vector<storage::NormalizedAddress> stored;
        stored.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            result.tally.add(results[i]);
            stored.push_back(stored_form(rows[i].id, results[i]));
        }
        store.save(session.run(), number, stored);
        last = rows.back().id;
        ctx.progress.advance(rows.size());
        ctx.cancel.check();
    }
    ctx.progress.end();
    if (result.tally.addresses() > 0) {
        session.runs().note(session.run(), "rnvp", session.run().value, {}, {});
    }
    return result;
}

AddressTally tally_of_base(storage::Database& base) {
    AddressTally tally;
    storage::AddressStore(base).each_result(
        [&](const storage::NormalizedAddress& result) { tally.add(result); });
    return tally;
}

} // namespace bdd::flows
