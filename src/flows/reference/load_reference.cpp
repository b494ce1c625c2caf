#include "flows/reference/load_reference.hpp"

#include "flows/reference/open_reference.hpp"
#include "flows/reference/read_reference_source.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/io/output_file.hpp>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <utility>

namespace bdd::flows {

namespace {

std::string_view text_of_bytes(std::span<const std::byte> bytes) noexcept {
    return {static_cast<const char*>(static_cast<const void*>(bytes.data())), bytes.size()};
}

void write_reference(const std::string& path, std::span<const rnvp::ReferencePart> parts) {
    io::AtomicFile out(path, true);
    out.write(text_of_bytes(rnvp::reference_front(parts)));
    for (const rnvp::ReferencePart& part : parts) {
        out.write(text_of_bytes(part.tables));
        out.write(text_of_bytes(part.streets));
    }
    out.commit();
}

class ReferenceUpdate {
public:
    ReferenceUpdate(cli::Context& ctx, const LoadRequest& request, const std::string& path)
        : m_ctx(ctx)
        , m_request(request)
        , m_before(read_reference_file(path))
        , m_parts(m_before.parts)
        , m_embedded(rnvp::embedded_places(), rnvp::embedded_former_codes()) {}

    [[nodiscard]] FileReport add(const std::string& path);
    [[nodiscard]] bool changed() const noexcept { return m_changed; }
    [[nodiscard]] const std::vector<rnvp::ReferencePart>& parts() const noexcept { return m_parts; }

private:
    struct Bytes {
        std::vector<std::byte> tables;
        std::vector<std::byte> streets;
    };

    [[nodiscard]] std::vector<LoadedBaseReport> loaded_before(std::uint64_t hash) const;
    [[nodiscard]] LoadedBaseReport put(NewBase base);

    cli::Context& m_ctx;
    const LoadRequest& m_request;
    ReferenceFile m_before;
    std::vector<rnvp::ReferencePart> m_parts; ///< Views of m_before and of m_bytes.
    std::deque<Bytes> m_bytes;
    rnvp::Places m_embedded;
    bool m_changed = false;
};

std::vector<LoadedBaseReport> ReferenceUpdate::loaded_before(std::uint64_t hash) const {
    std::vector<LoadedBaseReport> same;
    for (const rnvp::ReferencePart& part : m_parts) {
        if (part.base.hash == hash) {
            same.push_back({part.base, LoadOutcome::unchanged, {}});
        }
    }
    return same;
}

LoadedBaseReport ReferenceUpdate::put(NewBase base) {
    const auto known =
        std::find_if(m_parts.begin(), m_parts.end(), [&](const rnvp::ReferencePart& part) {
            return part.base.kind == base.base.kind && part.base.scope == base.base.scope;
        });
    const bool is_known = known != m_parts.end();
    if (is_known && known->base.data_date > base.base.data_date && !m_request.replace) {
        return {base.base, LoadOutcome::older, known->base.data_date};
    }
    if (is_known) {
        m_parts.erase(known);
    }
    const Bytes& bytes =
        m_bytes.emplace_back(Bytes{rnvp::pack_tables(base.tables), std::move(base.streets)});
    m_parts.push_back({base.base, bytes.tables, bytes.streets});
    m_changed = true;
    return {base.base, is_known ? LoadOutcome::replaced : LoadOutcome::added, {}};
}

FileReport ReferenceUpdate::add(const std::string& path) {
    const io::InputFile input(path);
    FileReport report;
    report.file = path;
    const std::uint64_t hash = content_hash(input, m_ctx);
    report.bases = loaded_before(hash);
    if (!report.bases.empty()) {
        return report;
    }
    LoadedFile file = read_reference_source(input, m_embedded, m_ctx);
    report.rows = file.rows;
    report.left_out = file.left_out;
    report.notices = std::move(file.notices);
    const std::string date = m_request.date ? *m_request.date : data_date(path, m_ctx.clock);
    for (NewBase& base : file.bases) {
        base.base.file = std::filesystem::path(input.display_name()).filename().string();
        base.base.data_date = date;
        base.base.hash = hash;
        report.bases.push_back(put(std::move(base)));
    }
    return report;
}

} // namespace

std::string_view keyword(LoadOutcome outcome) noexcept {
    constexpr std::array<std::string_view, 4> k_words{"added", "replaced", "unchanged", "older"};
    return k_words[static_cast<std::size_t>(outcome)];
}

LoadReport load_reference(cli::Context& ctx, const LoadRequest& request) {
    LoadReport report;
    report.path = reference_path(ctx);
    std::optional<io::LockFile> lock; // A second load at the same time would lose the first one.
    if (!request.dry_run) {
        lock.emplace(report.path, "reference load", ctx.clock.now_utc(), ctx.wait_seconds(),
                     &ctx.cancel);
    }
    ReferenceUpdate update(ctx, request, report.path);
    for (const std::string& file : request.files) {
        report.files.push_back(update.add(file));
    }
    ctx.cancel.check();
    if (update.changed()) {
        (void)rnvp::make_reference(update.parts()); // What cannot be opened is never written.
        if (!request.dry_run) {
            write_reference(report.path, update.parts());
            report.wrote = true;
        }
    }
    return report;
}

} // namespace bdd::flows
