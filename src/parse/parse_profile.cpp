#include "parse_tree.hpp"
#include "shared_parts.hpp"

namespace rung {
namespace {

Profile::Fit read_fit(const Word& level, const Node& node, Complaints& complaints) {
  Profile::Fit fit;
  fit.level = level;
  Fields fields(node, "the bands of `" + level.text + "`", complaints);
  if (!fields.is_map()) return fit;
  for (const Node::Entry& entry : node.entries)
    if (const auto range = read_range(fields, entry.key.text)) fit.bands.push_back({entry.key, *range});
  return fit;
}

Profile read_profile(const Node& node, Seen& seen, Complaints& complaints) {
  Fields fields(node, "a profile", complaints);
  Profile profile;
  if (!fields.is_map()) return profile;
  profile.id = fields.need_id("id");
  if (!profile.id.text.empty()) seen.add(profile.id);
  profile.title = fields.text("title");
  if (profile.title.empty()) profile.title = profile.id.text;
  fields.need("fits");
  for (const auto& [level, bands] : fields.map("fits")) profile.fits.push_back(read_fit(level, bands, complaints));
  fields.need("source");
  profile.sources = fields.words("source");
  profile.draft = fields.choice("status", {"draft", "active"}) == "draft";
  return profile;
}

}  // namespace

std::vector<Profile> read_profiles(Fields& rule_set) {
  std::vector<Profile> profiles;
  Seen seen("the profile", rule_set.complaints());
  for (const Node& node : rule_set.list("profiles"))
    profiles.push_back(read_profile(node, seen, rule_set.complaints()));
  return profiles;
}

}  // namespace rung
